import { CfnCondition, CfnOutput, CfnParameter, Fn, Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { createApi, createRoutes } from './api.ts'
import { createBus, notifyFromBus, relayFromStream } from './bus.ts'
import { createDocuments } from './documents.ts'
import { createFunctions } from './functions.ts'
import { createClient, createUserPool } from './identity.ts'
import { createMail, receiveMail } from './mail.ts'
import { createSite } from './site.ts'
import { createTable } from './table.ts'

export interface HelpdeskProps extends StackProps {
  /** Whether the built site (web/dist) is uploaded with the deployment. */
  readonly siteContent: boolean
}

/** The whole product: one stack, one file per concern. */
export class HelpdeskStack extends Stack {
  constructor(scope: Construct, id: string, props: HelpdeskProps) {
    super(scope, id, props)

    const ownSite = new CfnParameter(this, 'SiteUrl', {
      description:
        'Address of the portal when it has a domain of its own, as https://helpdesk.example.com. Empty: that of CloudFront.',
      default: '',
      allowedPattern: '^$|^https?://[a-z0-9.-]+(:\\d+)?$',
    }).valueAsString
    const mailDomain = new CfnParameter(this, 'MailDomain', {
      description: 'Domain that sends and receives the mails of the helpdesk, as helpdesk.example.com.',
      allowedPattern: '^[a-z0-9.-]+$',
    }).valueAsString
    const hasOwnSite = new CfnCondition(this, 'HasOwnSite', {
      expression: Fn.conditionNot(Fn.conditionEquals(ownSite, '')),
    })

    const table = createTable(this)
    const documents = createDocuments(this, Fn.conditionIf(hasOwnSite.logicalId, ownSite, '*').toString())
    const api = createApi(this)
    const distribution = createSite(this, { api, documents, content: props.siteContent })
    const siteUrl = Fn.conditionIf(
      hasOwnSite.logicalId,
      ownSite,
      Fn.join('', ['https://', distribution.distributionDomainName]),
    ).toString()

    const pool = createUserPool(this)
    const client = createClient(pool, siteUrl)
    const mail = createMail(this, mailDomain)
    const bus = createBus(this)
    const functions = createFunctions(this, {
      table,
      documents,
      mail,
      bus,
      siteUrl,
      mailDomain,
      tokenIssuer: pool.userPoolProviderUrl,
      tokenClient: client.userPoolClientId,
    })

    createRoutes(api, functions, { issuer: pool.userPoolProviderUrl, client: client.userPoolClientId })
    relayFromStream(this, functions.relay, table)
    notifyFromBus(this, functions.notify, bus)
    receiveMail(this, functions.inbound, mail, mailDomain)

    new CfnOutput(this, 'Site', { value: siteUrl, description: 'Where the portal is' })
    new CfnOutput(this, 'TableName', { value: table.tableName })
    new CfnOutput(this, 'UserPoolId', { value: pool.userPoolId })
  }
}
