import { createHash, randomBytes } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A ULID (https://github.com/ulid/spec): 48 bits of time in milliseconds, 80 bits of `entropy` (10 bytes). */
export function ulid(time: number, entropy: Uint8Array = randomBytes(10)): string {
  let bits = BigInt(Math.max(0, Math.floor(time)))
  for (const byte of entropy.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte)
  let text = ''
  for (let i = 0; i < 26; i++) {
    text = ALPHABET.charAt(Number(bits & 31n)) + text
    bits >>= 5n
  }
  return text
}

/** The same id for the same `seed`, however often asked: what makes handling a mail twice harmless. */
export const ulidOf = (time: number, seed: string): string =>
  ulid(time, createHash('sha256').update(seed).digest())
