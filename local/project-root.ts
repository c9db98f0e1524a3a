import { dirname } from 'node:path'

/** The folder of the project. */
export const projectRoot = dirname(import.meta.dirname)
