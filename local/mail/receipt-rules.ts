import * as v from 'valibot'
import type { Cloud } from '../template/cloud.ts'
import { nameFromArn } from '../template/names.ts'

const S3Action = v.object({ BucketName: v.string(), ObjectKeyPrefix: v.optional(v.string(), '') })
const LambdaAction = v.object({ FunctionArn: v.string(), InvocationType: v.optional(v.string(), 'Event') })
const Action = v.strictObject({
  S3Action: v.exactOptional(v.looseObject(S3Action.entries)),
  LambdaAction: v.exactOptional(LambdaAction),
})
const ReceiptRule = v.object({
  Rule: v.object({
    Enabled: v.optional(v.boolean(), false),
    Recipients: v.optional(v.array(v.string()), []),
    Actions: v.optional(v.array(Action), []),
  }),
})

/** What happens to a mail that a rule takes. */
export type ReceiptRule = {
  readonly recipients: readonly string[]
  readonly bucket: { readonly name: string; readonly prefix: string } | undefined
  readonly functionName: string | undefined
}

/** The receipt rules of the template that are enabled. */
export function readReceiptRules(cloud: Cloud): readonly ReceiptRule[] {
  return cloud
    .resources('AWS::SES::ReceiptRule', ReceiptRule)
    .flatMap(({ id, properties: { Rule: rule } }) => {
      if (!rule.Enabled) return []
      const [bucket] = rule.Actions.flatMap(({ S3Action: action }) => action ?? [])
      const [call] = rule.Actions.flatMap(({ LambdaAction: action }) => action ?? [])
      if (call && call.InvocationType !== 'Event')
        throw new Error(`The receipt rule ${id} does not invoke as an event.`)
      return [
        {
          recipients: rule.Recipients.map(recipient => recipient.toLowerCase()),
          bucket: bucket && { name: bucket.BucketName, prefix: bucket.ObjectKeyPrefix },
          functionName: call && nameFromArn(call.FunctionArn),
        },
      ]
    })
}

/** Whether a rule takes mail to this address: the address itself, its domain, or, with a dot, subdomains. */
export function takes({ recipients }: ReceiptRule, address: string): boolean {
  const wanted = address.toLowerCase()
  const [local = '', domain = ''] = wanted.split('@')
  // What follows a plus sign belongs to the same mailbox.
  const plain = `${local.split('+')[0]}@${domain}`
  return (
    recipients.length === 0 ||
    recipients.some(
      each =>
        each === wanted ||
        each === plain ||
        each === domain ||
        (each.startsWith('.') && domain.endsWith(each)),
    )
  )
}
