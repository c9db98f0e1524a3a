import { h } from 'preact'

type Shapes = readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[]

/** One of lucide's icons, imported as `icon:name`. It is never read out: what it means stands beside it as text. */
export const Icon = ({ of, class: name = '' }: { readonly of: Shapes; readonly class?: string }) => (
  <svg class={`icon ${name}`} viewBox="0 0 24 24" aria-hidden="true">
    {of.map(([tag, attributes]) => h(tag, attributes))}
  </svg>
)
