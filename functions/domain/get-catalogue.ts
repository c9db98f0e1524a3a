import type { Reply } from '../../contract/routes.ts'
import type { Catalogue, In } from './deps.ts'

/** Products with their versions and modules: the same for everybody who is signed in. */
export async function getCatalogue(
  { actor: coming }: In<'getCatalogue'>,
  deps: { readonly catalogue: Catalogue },
): Promise<Reply<'getCatalogue'>> {
  const [, products] = await Promise.all([coming, deps.catalogue.products()])
  return { products }
}
