import { crc32, deflateSync } from 'node:zlib'
import { germanStamp } from './when.ts'

/** A document of the demo. `sentAt`: when the message it belongs to was sent, in milliseconds. */
export interface DemoFile {
  readonly name: string
  readonly type: string
  readonly content: (sentAt: number) => Uint8Array
}

const utf8 = new TextEncoder()

/** Lines that begin with `+12 ` get the time, twelve seconds after a quarter of an hour before the message. */
export const log = (name: string, ...lines: readonly string[]): DemoFile => ({
  name,
  type: 'text/plain',
  content: sentAt =>
    utf8.encode(
      `${lines
        .map(line =>
          line.replace(/^\+(\d+)/, (_, s: string) => germanStamp(sentAt - 900_000 + Number(s) * 1000)),
        )
        .join('\r\n')}\r\n`,
    ),
})

/** With a byte order mark, as German spreadsheets like it. */
export const csv = (name: string, ...lines: readonly string[]): DemoFile => ({
  name,
  type: 'text/csv',
  content: () => utf8.encode(`\uFEFF${lines.join('\r\n')}\r\n`),
})

/** One page A4 with a heading and lines below it. */
export const pdf = (name: string, heading: string, ...lines: readonly string[]): DemoFile => ({
  name,
  type: 'application/pdf',
  content: () => {
    // WinAnsiEncoding is Latin-1 as far as German needs it.
    const shown = (line: string) => `(${line.replace(/[\\()]/g, '\\$&')})`
    const page = [
      `BT /F2 16 Tf 60 770 Td ${shown(heading)} Tj ET`,
      'BT /F1 10 Tf 14 TL 60 738 Td',
      ...lines.map(line => `${shown(line)} Tj T*`),
      'ET',
    ].join('\n')
    const font = (base: string) =>
      `<< /Type /Font /Subtype /Type1 /BaseFont /${base} /Encoding /WinAnsiEncoding >>`
    const objects = [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
      `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
      font('Helvetica'),
      font('Helvetica-Bold'),
    ]
    let body = '%PDF-1.4\n'
    const places = objects.map((object, i) => {
      const place = body.length
      body += `${i + 1} 0 obj\n${object}\nendobj\n`
      return `${String(place).padStart(10, '0')} 00000 n \n`
    })
    const trailer = `<< /Size ${objects.length + 1} /Root 1 0 R >>`
    const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
    return Buffer.from(`${body}${table}trailer\n${trailer}\nstartxref\n${body.length}\n%%EOF\n`, 'latin1')
  },
})

type Box = readonly [x: number, y: number, width: number, height: number, colour: number]
const palette = [0xffffff, 0xf2f4f6, 0xd5dade, 0x8a949d, 0x25313b, 0x005d8a, 0xbe222a, 0xfbe3e4] as const
const [WHITE, PALE, LINE, GREY, INK, BLUE, RED, PINK] = [0, 1, 2, 3, 4, 5, 6, 7] as const

const rows = (count: number, y: number): Box[] =>
  Array.from({ length: count }, (_, i): Box[] => [
    [24, y + i * 22 + 15, 432, 1, LINE],
    [32, y + i * 22 + 4, 40, 6, GREY],
    [96, y + i * 22 + 4, 110 + ((i * 53) % 90), 6, INK],
    [360, y + i * 22 + 4, 60 - ((i * 17) % 30), 6, GREY],
  ]).flat()

/** What photographs and screenshots of trouble look like from afar. */
const pictures = {
  dialog: [
    [0, 0, 480, 28, BLUE],
    [12, 11, 90, 6, WHITE],
    ...rows(9, 44),
    [110, 90, 260, 110, GREY],
    [112, 92, 256, 106, WHITE],
    [112, 92, 256, 20, PALE],
    [128, 126, 26, 26, RED],
    [139, 131, 4, 10, WHITE],
    [139, 144, 4, 4, WHITE],
    [170, 128, 170, 6, INK],
    [170, 142, 130, 6, INK],
    [300, 172, 54, 16, BLUE],
  ],
  table: [
    [0, 0, 480, 28, BLUE],
    [12, 11, 70, 6, WHITE],
    [24, 110, 432, 22, PINK],
    ...rows(10, 44),
    [360, 114, 60, 6, RED],
  ],
  receipt: [
    [0, 0, 480, 270, LINE],
    [150, 8, 180, 262, WHITE],
    [195, 22, 90, 10, INK],
    ...Array.from({ length: 8 }, (_, i): Box[] => [
      [166, 50 + i * 20, 60 + ((i * 31) % 40), 5, GREY],
      [290, 50 + i * 20, 24, 5, INK],
    ]).flat(),
    [160, 214, 160, 1, INK],
    [166, 226, 44, 9, INK],
    [270, 226, 44, 9, RED],
  ],
} as const satisfies Record<string, readonly Box[]>

/** A picture of 480 × 270 with a palette. */
export const png = (name: string, picture: keyof typeof pictures): DemoFile => ({
  name,
  type: 'image/png',
  content: () => {
    const [width, height] = [480, 270]
    // Every line begins with its filter: none.
    const pixels = Buffer.alloc((width + 1) * height, WHITE)
    for (let y = 0; y < height; y++) pixels[y * (width + 1)] = 0
    for (const [x, y, w, h, colour] of pictures[picture])
      for (let line = y; line < y + h && line < height; line++)
        pixels.fill(colour, line * (width + 1) + 1 + x, line * (width + 1) + 1 + x + w)
    const header = Buffer.alloc(13)
    header.writeUInt32BE(width, 0)
    header.writeUInt32BE(height, 4)
    header.set([8, 3, 0, 0, 0], 8)
    const colours = palette.flatMap(colour => [colour >> 16, (colour >> 8) & 255, colour & 255])
    return Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', header),
      chunk('PLTE', Buffer.from(colours)),
      chunk('IDAT', deflateSync(pixels)),
      chunk('IEND', Buffer.alloc(0)),
    ])
  },
})

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}
