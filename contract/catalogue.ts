import * as v from 'valibot'
import { Slug } from './ids.ts'
import { VersionName } from './servicecall.ts'
import { Translated } from './text.ts'
import { Day } from './time.ts'

export const Product = v.strictObject({
  id: Slug,
  name: v.string(),
  /** Newest first. */
  versions: v.array(v.strictObject({ name: VersionName, supportedUntil: v.optional(Day) })),
  modules: v.array(v.strictObject({ id: Slug, name: Translated })),
})
export type Product = v.InferOutput<typeof Product>
