import type { Clock } from '../domain/deps.ts'

export const clock: Clock = () => Date.now()
