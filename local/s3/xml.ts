import { escapeHtml } from '../page.ts'

/** Content of an element: text, or elements by name; a list repeats its element. */
export type Xml = string | number | boolean | { readonly [name: string]: Xml | readonly Xml[] }

/** Writes an XML document with one root element. */
export function toXml(root: string, content: Xml, namespace?: string): string {
  const attribute = namespace === undefined ? '' : ` xmlns="${namespace}"`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attribute}>${inner(content)}</${root}>`
}

function inner(content: Xml): string {
  if (typeof content !== 'object') return escapeHtml(String(content))
  return Object.entries(content)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map(item => `<${name}>${inner(item)}</${name}>`),
    )
    .join('')
}

/** The contents of all elements of a name, wherever they stand: enough for what the SDK sends to S3. */
export const elements = (xml: string, name: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, 'g'))].map(
    match => match[1] ?? '',
  )

/** The text of the first element of a name. */
export const textOf = (xml: string, name: string): string | undefined => {
  const [text] = elements(xml, name)
  return text === undefined ? undefined : unescapeXml(text)
}

const entities: { readonly [name: string]: string } = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

const unescapeXml = (text: string): string =>
  text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole
    return String.fromCodePoint(
      /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)),
    )
  })
