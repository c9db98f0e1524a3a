import type { Channel, Priority, Status } from '../../contract/servicecall.ts'
import type { DemoFile } from './files.ts'
import type { OrderName } from './orders.ts'
import { prose } from './prose.ts'
import type { customers, people } from './vendor.ts'
import type { When } from './when.ts'

/** The calls are written down like the script of a play: who says or does what, and when. */
export type Step = Saying | Doing

export type Name = keyof typeof people

export interface Saying {
  readonly kind: 'saying'
  readonly when: When
  readonly by: Name
  readonly channel: Channel
  /** Without one it is the call's, for the first message, or an answer to the message before. */
  readonly title?: string
  readonly text: string
  readonly files: readonly DemoFile[]
  readonly status?: Status
}

export interface Doing {
  readonly kind: 'doing'
  readonly when: When
  readonly by: Name
  readonly status?: Status
  readonly priority?: Priority
  readonly assignee?: Name
  readonly resolution?: string
  readonly order?: { readonly name: OrderName; readonly plannedVersion?: string }
}

export interface Script {
  readonly title: string
  /** Whom support asks. */
  readonly of: Name
  readonly customer: keyof typeof customers
  readonly about?: readonly [product: string, version: string, module: string]
  readonly priority: Priority
  readonly steps: readonly Step[]
}

export const call = ({
  steps,
  priority = 'normal',
  ...rest
}: Omit<Script, 'steps' | 'priority'> & {
  readonly priority?: Priority
  readonly steps: readonly (Step | readonly Step[])[]
}): Script => ({ ...rest, priority, steps: steps.flat() })

const contact = (by: Name) => {
  const via =
    (channel: Channel) =>
    (when: When, text: string, ...files: readonly DemoFile[]): Saying => ({
      ...{ kind: 'saying', when, by, channel, text: prose(text), files },
    })
  return { writes: via('portal'), mails: via('email') }
}

const agent = (by: Name) => {
  const says =
    (status?: Status) =>
    (when: When, title: string, text: string, ...files: readonly DemoFile[]): Saying => ({
      ...{ kind: 'saying', when, by, channel: 'portal', title, text: prose(text), files },
      ...(status === undefined ? {} : { status }),
    })
  const does = (when: When, what: Omit<Doing, 'kind' | 'when' | 'by'>): Doing => ({
    ...{ kind: 'doing', when, by },
    ...what,
  })
  return {
    /** A call by telephone that the agent writes down. */
    records: (when: When, text: string): Saying => ({
      ...{ kind: 'saying', when, by, channel: 'phone', text: prose(text), files: [] },
    }),
    says: says(),
    asks: says('paused'),
    takes: (when: When) => does(when, { assignee: by }),
    hands: (when: When, assignee: Name) => does(when, { assignee }),
    sets: (when: When, priority: Priority) => does(when, { priority }),
    /** To development or another team: the customer does not see it. */
    forwards: (when: When) => does(when, { status: 'forwarded' }),
    plans: (when: When, name: OrderName, plannedVersion?: string) =>
      does(when, {
        status: 'planned',
        order: plannedVersion === undefined ? { name } : { name, plannedVersion },
      }),
    solves: (when: When, title: string, text: string, resolution: string, ...files: readonly DemoFile[]) => [
      says('solved')(when, title, text, ...files),
      does(when, { resolution }),
    ],
    closes: (when: When, resolution?: string) =>
      does(when, resolution === undefined ? { status: 'closed' } : { status: 'closed', resolution }),
  }
}

export const anja = contact('anja')
export const tobias = contact('tobias')
export const mehmet = contact('mehmet')
export const claudia = contact('claudia')
export const stefan = contact('stefan')
export const daniel = contact('daniel')
export const katharina = contact('katharina')
export const nadine = contact('nadine')
export const markus = contact('markus')
export const jensUwe = contact('jensUwe')
export const emre = agent('emre')
export const lena = agent('lena')
export const sabine = agent('sabine')
