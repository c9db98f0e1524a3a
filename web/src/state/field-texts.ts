import { TITLE_LENGTH } from '../../../contract/text.ts'
import { formTexts } from '../i18n/index.ts'

/** Fields of the form for a new call, in their order on the page. */
export const fields = [
  'contact',
  'product',
  'version',
  'module',
  'title',
  'text',
  'priority',
  'documents',
] as const
export type FieldName = (typeof fields)[number]

/** What to say when the contract has `code` against a field. */
export function sayError(field: FieldName, code: string): string {
  const { field: says } = formTexts()
  if (field === 'title') {
    if (code === 'too-long') return says.titleLong(TITLE_LENGTH)
    return code === 'control-characters' ? says.titleControl : says.title
  }
  if (field === 'text') {
    if (code === 'too-long') return says.textLong
    return code === 'control-characters' ? says.textControl : says.text
  }
  return says[field]
}
