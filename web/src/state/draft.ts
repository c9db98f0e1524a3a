/** What somebody has typed and not sent, kept in this tab: it outlives a reload, signing out and signing in again. */

const PREFIX = 'draft '

export const isDraft = (key: string): boolean => key.startsWith(PREFIX)

const strings = (value: unknown): Readonly<Record<string, string>> | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const entries = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return Object.fromEntries(entries)
}

/** `key` names the person too: a draft must not reach whoever signs in next. */
export function readDraft(key: string): Readonly<Record<string, string>> | undefined {
  try {
    return strings(JSON.parse(sessionStorage.getItem(PREFIX + key) ?? 'null'))
  } catch {
    return undefined
  }
}

/** Whether it could be kept. */
export function keepDraft(key: string, draft: Readonly<Record<string, string>>): boolean {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export const dropDraft = (key: string): void => sessionStorage.removeItem(PREFIX + key)
