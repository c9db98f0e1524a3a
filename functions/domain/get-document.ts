import type { Reply } from '../../contract/routes.ts'
import type { Documents, In, Servicecalls } from './deps.ts'
import { mayRead } from './policy.ts'
import { type Problem, problem } from './problem.ts'

/** A document is readable only through a message of a call that the reader may see. */
export async function getDocument(
  { params: { customer, servicecall, seq, document: id }, actor: coming }: In<'getDocument'>,
  deps: { readonly servicecalls: Servicecalls; readonly documents: Documents },
): Promise<Reply<'getDocument'> | Problem> {
  const [actor, call, message] = await Promise.all([
    coming,
    deps.servicecalls.read(customer, servicecall),
    deps.servicecalls.message(customer, servicecall, seq),
  ])
  const document = message?.documents.find(d => d.id === id)
  if (!call || !message || !document || !mayRead(actor, call)) return problem('not-found')
  return deps.documents.download(customer, message.id, document)
}
