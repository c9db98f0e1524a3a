import type { Membership } from '../../contract/customer.ts'
import type { ServicecallId } from '../../contract/ids.ts'
import type { Servicecall } from '../../contract/servicecall.ts'
import type { Person } from './deps.ts'
import { mayRead } from './policy.ts'

/** What is known of a mail when its way is decided. */
export interface MailFacts {
  /** SES's own verdict, the only one that cannot be forged: nothing failed. */
  readonly authentic: boolean
  readonly automatic: boolean
  readonly sender: Person | undefined
  /** The call that it was sent to, by the address or not at all. */
  readonly answers: { readonly id: ServicecallId; readonly call: Servicecall | undefined } | undefined
}

export type Way =
  | { readonly to: 'call'; readonly call: Servicecall }
  | { readonly to: 'new-call'; readonly membership: Membership }
  | {
      readonly to: 'ledger'
      readonly because:
        | 'not-authentic'
        | 'automatic'
        | 'unknown-sender'
        | 'not-your-call'
        | 'several-customers'
        | 'from-support'
    }

/** Where a mail goes. What fits nowhere stays in the ledger for an agent to look at; nothing is dropped. */
export function routeMail({ authentic, automatic, sender, answers }: MailFacts): Way {
  const ledger = (because: Extract<Way, { to: 'ledger' }>['because']): Way => ({ to: 'ledger', because })
  if (!authentic) return ledger('not-authentic')
  // Before all else that answers: two programs must never talk to each other through us.
  if (automatic) return ledger('automatic')
  if (!sender || sender.disabled) return ledger('unknown-sender')
  if (answers) {
    const { call } = answers
    return call && mayRead(sender, call) ? { to: 'call', call } : ledger('not-your-call')
  }
  if (sender.role !== 'contact') return ledger('from-support')
  const [membership, second] = sender.memberships
  if (!membership) return ledger('unknown-sender')
  return second ? ledger('several-customers') : { to: 'new-call', membership }
}
