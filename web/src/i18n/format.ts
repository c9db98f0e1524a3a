import { signal } from '@preact/signals'
import { language } from '../state/settings.ts'
import { texts } from './index.ts'

/** Dates, numbers and names as the person's language writes them: English as Europe does, with the day first. */
const locale = (): string => (language.value === 'en' ? 'en-GB' : 'de-DE')

/** The present, which moves on every half minute while the page is seen. */
export const now = signal(Date.now())

const tick = () => {
  if (document.visibilityState === 'visible') now.value = Date.now()
}
setInterval(tick, 30_000)
document.addEventListener('visibilitychange', tick)

const formats = new Map<string, Intl.DateTimeFormat>()

const dateFormat = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = locale() + JSON.stringify(options)
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale(), options)
  formats.set(key, format)
  return format
}

export const formatDateTime = (at: string): string =>
  dateFormat({
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at))

const midnight = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** `vor 38 Min.`, `gestern`, `17. Nov.` */
export function formatAgo(at: string): string {
  const then = new Date(at)
  const present = new Date(Math.max(now.value, then.getTime()))
  const past = present.getTime() - then.getTime()
  const days = Math.round((midnight(present) - midnight(then)) / DAY)
  const relative = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto', style: 'short' })
  if (past < MINUTE) return texts().time.now
  if (past < HOUR) return relative.format(-Math.floor(past / MINUTE), 'minute')
  if (days === 0 || past < 6 * HOUR) return relative.format(-Math.floor(past / HOUR), 'hour')
  if (days < 7) return relative.format(-days, 'day')
  return then.getFullYear() === present.getFullYear()
    ? dateFormat({ day: 'numeric', month: 'short' }).format(then)
    : dateFormat({ day: '2-digit', month: '2-digit', year: 'numeric' }).format(then)
}

export const formatNumber = (value: number): string => new Intl.NumberFormat(locale()).format(value)

/** `900 KB`, `1,4 MB` */
export function formatBytes(bytes: number): string {
  const [value, unit] =
    bytes < 1024 * 1024 ? [bytes === 0 ? 0 : Math.max(1, bytes / 1024), 'KB'] : [bytes / (1024 * 1024), 'MB']
  const digits = value < 10 && unit === 'MB' ? 1 : 0
  return `${new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value)} ${unit}`
}

/** `AB` for Anja Bergmann. */
export const initials = (name: string): string => {
  const words = name.split(/\s+/).filter(word => /^\p{L}/u.test(word))
  const first = words[0]?.[0] ?? '?'
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''
  return (first + last).toUpperCase()
}
