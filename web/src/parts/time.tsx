import { formatAgo, formatDateTime } from '../i18n/format.ts'
import { texts } from '../i18n/index.ts'

/** When something happened, as one says it; exactly, and by whom, in its title. */
export const Ago = ({ at, by }: { readonly at: string; readonly by?: string | undefined }) => {
  const exact = formatDateTime(at)
  return (
    <time dateTime={at} title={by === undefined ? exact : texts().activityBy(exact, by)}>
      {formatAgo(at)}
    </time>
  )
}
