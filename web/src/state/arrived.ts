import { call } from '../api.ts'
import { asFailure, type Failure } from '../failure.ts'
import type { Sending } from './new-servicecall.ts'

/** Looks for the call that has the id which was refused. Its own file, because that is seldom needed. */
export async function lookFor(customer: string, id: string, refusal: Failure): Promise<Sending> {
  try {
    const { servicecall } = await call('getServicecall', { params: { customer, servicecall: id } })
    return { kind: 'arrived', number: servicecall.number }
  } catch (thrown) {
    const failure = asFailure(thrown)
    return { kind: 'failed', failure: failure.kind === 'not-found' ? refusal : failure }
  }
}
