/** CRC-32 (ISO 3309), the checksum that S3 compares an upload with. */

const table = new Uint32Array(256).map((_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})

/** Goes on from `crc` (0 at first) with the next bytes. */
export function crc32(bytes: Uint8Array, crc = 0): number {
  let value = ~crc
  for (const byte of bytes) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return ~value >>> 0
}

/** As the API wants it: big-endian, base64. */
export const crc32Text = (crc: number): string =>
  btoa(String.fromCharCode(crc >>> 24, (crc >>> 16) & 0xff, (crc >>> 8) & 0xff, crc & 0xff))
