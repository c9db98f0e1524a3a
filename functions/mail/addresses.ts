import * as v from 'valibot'
import { ServicecallId } from '../../contract/ids.ts'

/**
 * Mails about a call come back to an address of its own: the only thing that every mail program keeps. It is no
 * secret and opens nothing; who may write into the call is decided by who wrote.
 */
export const replyAddress = (call: ServicecallId, domain: string): string =>
  `reply+${call.toLowerCase()}@${domain}`

/** The call that a mail to this address answers. */
export function callOfAddress(address: string): ServicecallId | undefined {
  const id = /^reply\+([0-9a-z]{26})@/i.exec(address.trim())?.[1]
  const parsed = v.safeParse(ServicecallId, id?.toUpperCase())
  return parsed.success ? parsed.output : undefined
}

export const supportAddress = (domain: string): string => `support@${domain}`

/** What all mails of a call refer to, so that mail programs show them as one conversation (RFC 5322, 3.6.4). */
export const threadId = (call: ServicecallId, domain: string): string =>
  `<call.${call.toLowerCase()}@${domain}>`
