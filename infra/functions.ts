import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import type { EventBus } from 'aws-cdk-lib/aws-events'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { MAIL_PREFIX } from '../functions/data/inbound-documents.ts'
import { table as design } from '../functions/data/keys.ts'
import { type FunctionEntry, type FunctionName, manifest, type Need } from '../functions/manifest.ts'
import { type Variable, variables } from '../functions/platform/env.ts'
import { codeOf } from './bundle.ts'

export interface Surroundings {
  readonly table: Table
  readonly documents: Bucket
  readonly mail: Bucket
  readonly bus: EventBus
  readonly siteUrl: string
  readonly mailDomain: string
  readonly tokenIssuer: string
  readonly tokenClient: string
}

export type Functions = Readonly<Record<FunctionName, LambdaFunction>>

/** Every function of the manifest, with just the variables and rights that its needs stand for. */
export function createFunctions(scope: Construct, around: Surroundings): Functions {
  const create = (name: FunctionName): LambdaFunction => {
    const { needs, memory, timeout }: FunctionEntry = manifest[name]
    const given = needs.map(need => equip(need, around))
    const fn = new LambdaFunction(scope, `${name.charAt(0).toUpperCase()}${name.slice(1)}Function`, {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(codeOf(name)),
      memorySize: memory,
      timeout: Duration.seconds(timeout),
      logGroup: new LogGroup(scope, `${name}Log`, {
        retention: RetentionDays.THREE_MONTHS,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
      environment: Object.fromEntries(
        given.flatMap(({ environment = {} }) =>
          Object.entries(environment).map(([variable, value]) => [variables[variable as Variable], value]),
        ),
      ),
    })
    for (const { statements = [] } of given) for (const statement of statements) fn.addToRolePolicy(statement)
    return fn
  }
  const names = Object.keys(manifest) as FunctionName[]
  return Object.fromEntries(names.map(name => [name, create(name)])) as Record<FunctionName, LambdaFunction>
}

interface Equipment {
  readonly environment?: Partial<Record<Variable, string>>
  readonly statements?: readonly PolicyStatement[]
}

/** What a need means: the names a function learns and the actions it may take, on named things only. */
function equip(need: Need, around: Surroundings): Equipment {
  const { table, documents, mail, bus } = around
  const may = (
    actions: string[],
    resources: string[],
    conditions?: Record<string, Record<string, string[]>>,
  ) => new PolicyStatement({ actions, resources, ...(conditions ? { conditions } : {}) })
  const inTable = { table: table.tableName }
  const inDocuments = { documentsBucket: documents.bucketName }
  const document = documents.arnForObjects('documents/*')
  switch (need) {
    case 'table-read':
      return {
        environment: inTable,
        statements: [
          may(['dynamodb:GetItem', 'dynamodb:Query'], [table.tableArn]),
          may(
            ['dynamodb:Query'],
            Object.keys(design.indexes).map(index => `${table.tableArn}/index/${index}`),
          ),
        ],
      }
    case 'table-write':
      return {
        environment: inTable,
        statements: [
          may(['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'], [table.tableArn]),
        ],
      }
    case 'person-write':
      return {
        environment: inTable,
        statements: [
          may(['dynamodb:UpdateItem'], [table.tableArn], {
            'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['PERSON#*'] },
          }),
        ],
      }
    case 'documents-sign':
      // A presigned address can do no more than the function that signed it.
      return {
        environment: inDocuments,
        statements: [
          may(['s3:PutObject', 's3:PutObjectTagging', 's3:GetObject'], [document]),
          // Without it a missing object would be answered as forbidden.
          may(['s3:ListBucket'], [documents.bucketArn]),
        ],
      }
    case 'documents-untag':
      return { environment: inDocuments, statements: [may(['s3:DeleteObjectTagging'], [document])] }
    case 'documents-write':
      return {
        environment: inDocuments,
        statements: [may(['s3:PutObject', 's3:PutObjectTagging'], [document])],
      }
    case 'mail-read':
      return {
        environment: { mailBucket: mail.bucketName },
        statements: [may(['s3:GetObject'], [mail.arnForObjects(`${MAIL_PREFIX}*`)])],
      }
    case 'mail-send':
      return {
        environment: { mailDomain: around.mailDomain },
        statements: [
          may(
            ['ses:SendRawEmail'],
            [`arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:identity/${around.mailDomain}`],
          ),
        ],
      }
    case 'bus':
      return {
        environment: { bus: bus.eventBusName },
        statements: [may(['events:PutEvents'], [bus.eventBusArn])],
      }
    case 'site':
      return { environment: { siteUrl: around.siteUrl } }
    case 'tokens':
      return { environment: { tokenIssuer: around.tokenIssuer, tokenClient: around.tokenClient } }
  }
}
