/** A document before and after it is one: what is shown of a file. `size` in bytes. */
export interface FileInfo {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly size: number
}

const LONGEST = 150

const refused = /[/\\:*?"<>|\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/** The name of a file as the contract takes it: without path and signs that a file system refuses, not too long. */
export function cleanFileName(name: string, otherwise: string): string {
  const clean = name.toWellFormed().normalize('NFC').replace(refused, '_').trim()
  if (clean === '' || /^\.+$/.test(clean)) return otherwise
  const characters = [...clean]
  if (characters.length <= LONGEST) return clean
  const ending = /\.[^.]{1,10}$/.exec(clean)?.[0] ?? ''
  return (
    characters
      .slice(0, LONGEST - ending.length)
      .join('')
      .trim() + ending
  )
}

/** The media type of a file without parameters; files that have none are just bytes. */
export const cleanMediaType = (type: string): string => {
  const [bare = ''] = type.toLowerCase().split(';')
  return /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/.test(bare) && bare.length <= 100
    ? bare
    : 'application/octet-stream'
}
