import type { CustomerStatus, Side, Status, Turn } from '../../contract/servicecall.ts'

const follows: Readonly<Record<Status, readonly Status[]>> = {
  created: ['started', 'forwarded', 'planned', 'paused', 'solved', 'closed'],
  started: ['forwarded', 'planned', 'paused', 'solved', 'closed'],
  forwarded: ['started', 'planned', 'paused', 'solved', 'closed'],
  planned: ['started', 'forwarded', 'paused', 'solved', 'closed'],
  paused: ['started', 'forwarded', 'planned', 'solved', 'closed'],
  solved: ['started', 'forwarded', 'planned', 'paused', 'closed'],
  closed: ['started'],
}

/** Which status support may set after which. */
export const mayFollow = (from: Status, to: Status): boolean => follows[from].includes(to)

/** What the customer reads for support's status. */
export const customerStatusOf = (status: Status): CustomerStatus =>
  status === 'forwarded' ? 'started' : status

/**
 * The status after a message. An answer of the customer to a question, or "not solved", puts the call back to
 * work; support's first answer begins it. A message to a closed call is an addendum and leaves it closed.
 */
export const afterMessage = (status: CustomerStatus, by: Side): CustomerStatus => {
  if (by === 'customer' && (status === 'paused' || status === 'solved')) return 'started'
  if (by === 'support' && status === 'created') return 'started'
  return status
}

/** Whose turn it is; nobody's once the call is closed. */
export function turnOf(status: Status): Turn | undefined {
  switch (status) {
    case 'closed':
      return undefined
    case 'paused':
    case 'solved':
      return 'customer'
    case 'forwarded':
    case 'planned':
      return 'development'
    default:
      return 'support'
  }
}

/** Whose turn begins when one status follows another, if that changes. */
export const turnBeginning = (from: Status, to: Status): Turn | 'nobody' | undefined =>
  turnOf(from) === turnOf(to) ? undefined : (turnOf(to) ?? 'nobody')
