import { useEffect } from 'preact/hooks'

/** What others change is to be seen within 15 s, with the answer's way and its rendering. */
const OFTEN = 12_000
const SELDOM = 60_000
/** Without a key or a pointer for this long, nobody is likely to be looking. */
const IDLE = 5 * 60_000
/** Coming back to the window asks at once, but not twice in this time. */
const AGAIN = 2_000

let lastInput = Date.now()
const wake = new Set<() => void>()

const input = (): void => {
  const wasIdle = Date.now() - lastInput > IDLE
  lastInput = Date.now()
  if (wasIdle) for (const ask of wake) ask()
}
for (const type of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'])
  addEventListener(type, input, { passive: true, capture: true })

/** Asks again and again while the page is seen: every 12 s, every minute when idle, at once on coming back. */
export function startPolling(ask: () => Promise<unknown>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = Date.now()
  let stopped = false

  const plan = (): void => {
    clearTimeout(timer)
    if (stopped || document.visibilityState !== 'visible') return
    timer = setTimeout(run, Date.now() - lastInput > IDLE ? SELDOM : OFTEN)
  }
  const run = (): void => {
    clearTimeout(timer)
    asked = Date.now()
    // What goes wrong shows elsewhere, see state/connection.ts: the next turn is the retry.
    ask().then(plan, plan)
  }
  const look = (): void => {
    if (document.visibilityState !== 'visible') clearTimeout(timer)
    else if (Date.now() - asked > AGAIN) run()
    else plan()
  }

  document.addEventListener('visibilitychange', look)
  addEventListener('focus', look)
  wake.add(look)
  plan()
  return () => {
    stopped = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', look)
    removeEventListener('focus', look)
    wake.delete(look)
  }
}

export const usePolling = (ask: () => Promise<unknown>, of: unknown): void =>
  useEffect(() => startPolling(ask), [of])
