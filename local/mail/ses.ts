import { randomUUID } from 'node:crypto'
import PostalMime from 'postal-mime'
import * as v from 'valibot'
import { type Answer, type Service, ServiceError } from '../aws/server.ts'
import { toXml, type Xml } from '../s3/xml.ts'
import type { Cloud } from '../template/cloud.ts'
import type { Outbox } from './outbox.ts'

const namespace = 'http://ses.amazonaws.com/doc/2010-12-01/'
const sizeLimit = 10 * 1024 * 1024
const recipientLimit = 50

const Identity = v.object({ EmailIdentity: v.string() })

/** The part of SES that sends raw mails. What it takes goes to the outbox. */
export function sesService(cloud: Cloud, outbox: Outbox): Service {
  const identities = cloud
    .resources('AWS::SES::EmailIdentity', Identity)
    .map(({ properties }) => properties.EmailIdentity)
  return {
    operation: (_, body) => new URLSearchParams(body).get('Action') ?? '',
    answer: async (operation, body) => {
      if (operation !== 'SendRawEmail')
        throw new ServiceError('InvalidAction', `The local SES does not know ${operation}.`)
      return success(operation, { MessageId: await sendRaw(new URLSearchParams(body), identities, outbox) })
    },
    error: (status, code, message) =>
      xml(status, 'ErrorResponse', {
        Error: { Type: 'Sender', Code: code, Message: message },
        RequestId: randomUUID(),
      }),
  }
}

async function sendRaw(
  form: URLSearchParams,
  identities: readonly string[],
  outbox: Outbox,
): Promise<string> {
  const raw = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64')
  if (raw.length === 0) throw new ServiceError('ValidationError', 'RawMessage.Data must not be empty.')
  if (raw.length > sizeLimit) {
    throw new ServiceError(
      'InvalidParameterValue',
      `Message length is more than ${sizeLimit} bytes long: '${raw.length}'.`,
    )
  }
  const mail = await PostalMime.parse(raw)
  const from = form.get('Source') ?? mail.from?.address ?? ''
  const destinations = [...form].flatMap(([name, value]) =>
    name.startsWith('Destinations.member.') ? [value] : [],
  )
  const inHeaders = [mail.to, mail.cc, mail.bcc]
    .flatMap(list => list ?? [])
    .flatMap(({ address }) => address ?? [])
  const to = destinations.length > 0 ? destinations : inHeaders
  if (to.length === 0) throw new ServiceError('InvalidParameterValue', 'Missing final recipient.')
  if (to.length > recipientLimit)
    throw new ServiceError('InvalidParameterValue', 'Recipient count exceeds 50.')
  checkIdentity(from, identities)
  return outbox.send({ raw, from, to })
}

/** SES sends only for addresses and domains that are verified: here, those of the template. */
function checkIdentity(from: string, identities: readonly string[]): void {
  const address = (/<([^>]+)>\s*$/.exec(from)?.[1] ?? from).toLowerCase()
  const domain = address.split('@').at(-1) ?? ''
  const verified = identities.some(
    identity =>
      identity.toLowerCase() === address ||
      domain === identity.toLowerCase() ||
      domain.endsWith(`.${identity.toLowerCase()}`),
  )
  if (verified || identities.length === 0) return
  throw new ServiceError(
    'MessageRejected',
    `Email address is not verified. The following identities failed the check in region EU-CENTRAL-1: ${from}`,
  )
}

const success = (operation: string, result: Xml): Answer =>
  xml(200, `${operation}Response`, {
    [`${operation}Result`]: result,
    ResponseMetadata: { RequestId: randomUUID() },
  })

const xml = (status: number, root: string, content: Xml): Answer => ({
  status,
  type: 'text/xml',
  body: toXml(root, content, namespace),
})
