/** The list as it was last looked at, for the way back from a call. */
let lastList = ''
export const keepList = (path: string): void => {
  lastList = path
}
export const listToReturnTo = (path: string): string => (lastList.split('?')[0] === path ? lastList : path)
