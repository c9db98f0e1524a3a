/** When something happened: minutes or hours ago, or on a working day so many working days ago, German time. */
export type When = `${number}m` | `${number}h` | `${number}h ${number}m` | `${number}d ${number}:${number}`

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const parts = (when: When) => {
  const [, days, hour, minute] = /^(\d+)d (\d+):(\d+)$/.exec(when) ?? []
  if (days !== undefined) return { days: Number(days), minuteOfDay: Number(hour) * 60 + Number(minute) }
  const [, hours = '0', minutes = '0'] = /^(?:(\d+)h)?(?: ?(\d+)m)?$/.exec(when) ?? []
  return { minutesAgo: Number(hours) * 60 + Number(minutes) }
}

/** Sorts as things happened, whatever time it is now. */
export function placeOf(when: When): number {
  const { days, minuteOfDay = 0, minutesAgo = 0 } = parts(when)
  return days === undefined ? -minutesAgo : minuteOfDay - (days + 1) * 24 * 60
}

/** Milliseconds since 1970-01-01 UTC. */
export function timeOf(when: When, now: number): number {
  const { days, minuteOfDay = 0, minutesAgo = 0 } = parts(when)
  if (days === undefined) return now - minutesAgo * MINUTE
  const utc = workingDayBefore(now, days) + minuteOfDay * MINUTE
  return utc - offsetAt(utc)
}

/** Midnight, as if German time were UTC, of the working day that lies so many working days before today. */
function workingDayBefore(now: number, days: number): number {
  let day = Math.floor((now + offsetAt(now)) / DAY) * DAY
  for (let left = days; left > 0; ) {
    day -= DAY
    if (new Date(day).getUTCDay() % 6 !== 0) left--
  }
  return day
}

const berlin = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin', timeZoneName: 'longOffset' })

/** How far German time is ahead, in milliseconds. */
function offsetAt(time: number): number {
  const [, hours = '1'] = /GMT\+(\d+)/.exec(berlin.format(time)) ?? []
  return Number(hours) * 60 * MINUTE
}

/** `2026-11-17 15:13:00`, as a log in Germany has it. */
export const germanStamp = (time: number): string =>
  new Date(time + offsetAt(time)).toISOString().slice(0, 19).replace('T', ' ')
