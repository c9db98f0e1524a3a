/** The few signs that messages may carry, read into a tree. Whatever is not one of them stays text. */

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string }

export type Block =
  | { readonly kind: 'paragraph' | 'quote'; readonly lines: readonly string[] }
  | { readonly kind: 'bullets' | 'numbers'; readonly lines: readonly string[] }
  | { readonly kind: 'code'; readonly lines: readonly string[] }

const FENCE = /^```/

const kindOf = (line: string): readonly [Block['kind'], string] => {
  const [, bullet] = /^\s{0,3}[-*•] +(.*)$/.exec(line) ?? []
  if (bullet !== undefined) return ['bullets', bullet]
  const [, number] = /^\s{0,3}\d{1,3}[.)] +(.*)$/.exec(line) ?? []
  if (number !== undefined) return ['numbers', number]
  const [, quote] = /^> ?(.*)$/.exec(line) ?? []
  return quote === undefined ? ['paragraph', line] : ['quote', quote]
}

export function blocksOf(text: string): readonly Block[] {
  const blocks: { kind: Block['kind']; lines: string[] }[] = []
  let open = false
  let fenced = false
  for (const line of text.split('\n')) {
    if (FENCE.test(line)) {
      fenced = !fenced
      open = false
      if (fenced) blocks.push({ kind: 'code', lines: [] })
    } else if (fenced) blocks.at(-1)?.lines.push(line)
    else if (line.trim() === '') open = false
    else {
      const [kind, content] = kindOf(line)
      const last = blocks.at(-1)
      if (open && last?.kind === kind) last.lines.push(content)
      else blocks.push({ kind, lines: [content] })
      open = true
    }
  }
  return blocks
}

// No part may match another's end in more than one way, so that no text makes this slow.
const SIGNS = /`([^`\n]+)`|\*\*([^*\n]+)\*\*|(https?:\/\/[^\s<>"'`]+)/g

/** Sentences go on after an address: what belongs to them is no part of it. */
const addressIn = (text: string): string => {
  let address = text.replace(/[.,;:!?]+$/, '')
  while (address.endsWith(')') && address.split('(').length < address.split(')').length)
    address = address.slice(0, -1).replace(/[.,;:!?]+$/, '')
  return address
}

export function inlinesOf(line: string): readonly Inline[] {
  const inlines: Inline[] = []
  let end = 0
  const plain = (to: number): void => {
    if (to > end) inlines.push({ kind: 'text', text: line.slice(end, to) })
  }
  for (const match of line.matchAll(SIGNS)) {
    const [whole, code, bold, link] = match
    const text = link === undefined ? (code ?? bold ?? '') : addressIn(link)
    plain(match.index)
    inlines.push({ kind: code !== undefined ? 'code' : bold !== undefined ? 'bold' : 'link', text })
    end = match.index + (link === undefined ? whole.length : text.length)
  }
  plain(line.length)
  return inlines
}
