import { S3Error } from './error.ts'
import { elements, textOf, toXml } from './xml.ts'

type Tags = { readonly [key: string]: string }

/** Tags as the x-amz-tagging header carries them. */
export const parseTags = (header: string): Tags => checked([...new URLSearchParams(header)])

/** Tags as PutObjectTagging sends them. */
export const readTagging = (xml: string): Tags =>
  checked(elements(xml, 'Tag').map(tag => [textOf(tag, 'Key') ?? '', textOf(tag, 'Value') ?? '']))

/** Tags as GetObjectTagging answers them. */
export const writeTagging = (tags: Tags): string =>
  toXml('Tagging', { TagSet: { Tag: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) } })

function checked(pairs: readonly (readonly [string, string])[]): Tags {
  const keys = pairs.map(([key]) => key)
  if (pairs.length > 10) throw new S3Error(400, 'BadRequest', 'Object tags cannot be greater than 10')
  if (new Set(keys).size !== keys.length || keys.includes('')) {
    throw new S3Error(400, 'InvalidTag', 'Cannot provide multiple Tags with the same key')
  }
  return Object.fromEntries(pairs)
}
