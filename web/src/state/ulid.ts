const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A new ULID: 48 bits of time, 80 of chance. */
export function ulid(): string {
  let time = Date.now()
  let id = ''
  for (let i = 0; i < 10; i++) {
    id = ALPHABET.charAt(time % 32) + id
    time = Math.floor(time / 32)
  }
  for (const byte of crypto.getRandomValues(new Uint8Array(16))) id += ALPHABET.charAt(byte % 32)
  return id
}
