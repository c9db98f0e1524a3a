/** A failure to start whose message is one sentence for the person at the terminal. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}
