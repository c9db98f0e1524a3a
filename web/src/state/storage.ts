/** localStorage that is never in the way: where it is switched off, nothing is remembered and nothing breaks. */
export const remembered = (key: string): string | undefined => {
  try {
    return localStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

export const remember = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Full or switched off.
  }
}
