import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { texts } from '../i18n/index.ts'
import { vendor } from '../state/me.ts'

let wanted = false

/** The next heading that appears takes the focus: somebody went to another page. */
export const focusNextHeading = (): void => {
  wanted = true
}

/** The page's heading, which also names the document. */
export const Heading = ({
  title,
  children,
}: {
  readonly title: string
  readonly children?: ComponentChildren
}) => {
  const heading = useRef<HTMLHeadingElement>(null)
  const of = vendor()
  useEffect(() => {
    document.title = of === undefined ? title : `${title} · ${of}`
  }, [title, of])
  useEffect(() => {
    if (!wanted) return
    wanted = false
    heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? title}
    </h1>
  )
}

/** A heading while what it will say is on its way. */
export const HeadingSkeleton = () => (
  <h1 class="bone wide">
    <span class="hidden">{texts().loading}</span>
  </h1>
)
