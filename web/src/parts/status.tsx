import type { CustomerStatus, Priority, Status } from '../../../contract/servicecall.ts'
import { texts } from '../i18n/index.ts'

/** Every status has a shape of its own, so that its colour says nothing that the shape does not. */
const shape = (status: Status) => {
  switch (status) {
    case 'created':
      return <circle cx="8" cy="8" r="6.2" stroke-dasharray="2.6 2.27" />
    case 'started':
      return (
        <>
          <circle cx="8" cy="8" r="6.2" />
          <path class="full" d="M8 4.6a3.4 3.4 0 0 1 0 6.8z" />
        </>
      )
    case 'forwarded':
      return (
        <>
          <circle cx="8" cy="8" r="6.2" />
          <path d="M5.2 8h5.2M8.4 5.8 10.6 8l-2.200 2.200" />
        </>
      )
    case 'planned':
      return (
        <>
          <circle cx="8" cy="8" r="6.2" />
          <path class="full" d="M8 8V4.200A3.800 3.800 0 1 1 4.200 8z" />
        </>
      )
    case 'paused':
      return (
        <>
          <circle cx="8" cy="8" r="6.2" />
          <path d="M8 4.700v3.800M8 11.100v.1" />
        </>
      )
    default:
      return (
        <>
          <circle class="full" cx="8" cy="8" r="6.900" />
          <path class="hole" d="m5.300 8.200 1.900 1.900 3.600-3.900" />
        </>
      )
  }
}

const StatusIcon = ({ status }: { readonly status: Status }) => (
  <svg class="icon status-icon" viewBox="0 0 16 16" aria-hidden="true">
    {shape(status)}
  </svg>
)

/** Where a call stands, as its customer reads it. */
export const StatusText = ({ status }: { readonly status: CustomerStatus }) => (
  <span class={`status ${status}`}>
    <StatusIcon status={status} />
    <span>{texts().status[status]}</span>
  </span>
)

/** Where a call stands, as support sees it. */
export const WorkStatusText = ({ status }: { readonly status: Status }) => (
  <span class={`status internal ${status}`}>
    <StatusIcon status={status} />
    <span>{texts().work[status]}</span>
  </span>
)

const bars = { low: 1, normal: 2, high: 3 } as const

const PriorityIcon = ({ priority }: { readonly priority: Priority }) => (
  <svg class={`icon priority-icon ${priority}`} viewBox="0 0 16 16" aria-hidden="true">
    {priority === 'critical' ? (
      <>
        <rect x="1.500" y="1.500" width="13" height="13" rx="3.200" />
        <path class="mark" d="M8 4.600v4.200M8 11.300v.1" />
      </>
    ) : (
      [0, 1, 2].map(bar => (
        <rect
          key={bar}
          class={bar < bars[priority] ? '' : 'off'}
          x={2 + bar * 4.5}
          y={10 - bar * 4}
          width="3"
          height={4 + bar * 4}
          rx="1"
        />
      ))
    )}
  </svg>
)

export const PriorityText = ({ priority }: { readonly priority: Priority }) => (
  <span class="priority">
    <PriorityIcon priority={priority} />
    <span>{texts().priority[priority]}</span>
  </span>
)
