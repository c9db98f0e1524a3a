/** One header line of a mail, unfolded. */
export type Header = { readonly name: string; readonly value: string }

/** Splits a raw mail into its header lines, unfolded, and what follows them. */
export function splitMail(raw: Buffer): { readonly headers: readonly Header[]; readonly body: Buffer } {
  const end = endOfHeaders(raw)
  const text = raw.subarray(0, end.headers).toString('latin1')
  const headers = text
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap(line => {
      const [, name, value] = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line) ?? []
      return name === undefined || value === undefined ? [] : [{ name, value: decodeUtf8(value) }]
    })
  return { headers, body: raw.subarray(end.body) }
}

/** The mail with some header fields left out and others put in front; the rest stays byte by byte. */
export function replaceHeaders(raw: Buffer, remove: readonly string[], add: readonly Header[]): Buffer {
  const end = endOfHeaders(raw)
  const fields = raw
    .subarray(0, end.headers)
    .toString('latin1')
    .split(/\r?\n(?![ \t])/)
  const kept = fields.filter(
    field => field !== '' && !remove.includes(field.split(':')[0]?.trim().toLowerCase() ?? ''),
  )
  const added = add.map(({ name, value }) => `${name}: ${value}`)
  const head = Buffer.from([...added, ...kept, '', ''].join('\r\n'), 'latin1')
  return Buffer.concat([head, raw.subarray(end.body)])
}

function endOfHeaders(raw: Buffer): { readonly headers: number; readonly body: number } {
  const crlf = raw.indexOf('\r\n\r\n')
  const lf = raw.indexOf('\n\n')
  if (crlf >= 0 && (lf < 0 || crlf < lf)) return { headers: crlf, body: crlf + 4 }
  return lf >= 0 ? { headers: lf, body: lf + 2 } : { headers: raw.length, body: raw.length }
}

const decodeUtf8 = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8')
