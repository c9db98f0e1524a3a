import plus from 'icon:plus'
import searchIcon from 'icon:search'
import { useRef, useState } from 'preact/hooks'
import { texts } from '../i18n/index.ts'
import { useKeys } from '../state/keys.ts'
import { firstCustomer, isSupport, me, supportLooks, vendor } from '../state/me.ts'
import { createPath, go, listPath, place } from '../state/place.ts'
import { useResource, whenReady } from '../state/resource.ts'
import { showShortcuts } from '../state/shortcuts.ts'
import { remembered } from '../state/storage.ts'
import { Avatar } from './avatar.tsx'
import { Icon } from './icon.tsx'
import { later } from './later.tsx'

const AccountMenu = later(async () => (await import('./account-menu.tsx')).AccountMenu)

/** The box in the bar: takes the number of a call and goes there. */
const Search = () => {
  const { bar } = texts()
  const input = useRef<HTMLInputElement>(null)
  useKeys({ '/': () => input.current?.focus() })
  return (
    <search class="search">
      <form
        onSubmit={event => {
          event.preventDefault()
          const number = input.current?.value.trim().replace(/^#/, '') ?? ''
          if (number === '') return
          go(`/servicecalls/${encodeURIComponent(number.replace(/[^\w-]/g, '-').slice(0, 40))}`)
          if (input.current !== null) input.current.value = ''
          input.current?.blur()
        }}
      >
        <Icon of={searchIcon} />
        <input
          ref={input}
          type="search"
          name="number"
          inputMode="numeric"
          autoComplete="off"
          enterkeyhint="search"
          placeholder={bar.search}
          aria-label={bar.find}
          aria-keyshortcuts="/"
        />
        <span class="kbd" aria-hidden="true">
          /
        </span>
      </form>
    </search>
  )
}

const customerHere = (): string | undefined => {
  const here = place.value
  if ('customer' in here) return here.customer
  const person = whenReady(me.state.value)
  return person === undefined ? remembered('customer') : firstCustomer(person)
}

/** The bar at the top of every page. */
export const Bar = () => {
  const t = texts()
  const person = whenReady(useResource(me))
  const support = supportLooks()
  const customer = customerHere()
  const name = vendor() ?? 'Servicecall'
  const [menuOpen, setMenuOpen] = useState(false)
  const here = place.value.page
  const home = support === true ? '/queue' : customer === undefined ? '/' : listPath(customer)
  const mayCreate = support === false && customer !== undefined
  useKeys({
    '?': showShortcuts,
    ...(mayCreate && { n: () => go(createPath(customer)) }),
  })
  return (
    <header class="bar">
      <a class="brand" href={home}>
        <span class="mark" aria-hidden="true">
          {name.slice(0, 1)}
        </span>
        <span class="name">{name}</span>
      </a>
      <nav aria-label={t.bar.main}>
        {support === true && (
          <a
            href="/queue"
            aria-current={here === 'queue' ? 'page' : here === 'servicecall' ? 'true' : undefined}
          >
            {t.queue}
          </a>
        )}
        {support === false && (
          <a
            href={customer === undefined ? '/' : listPath(customer)}
            aria-current={here === 'list' ? 'page' : here === 'servicecall' ? 'true' : undefined}
          >
            {t.servicecalls}
          </a>
        )}
      </nav>
      <Search />
      {mayCreate && (
        <a class="button primary create" href={createPath(customer)} aria-keyshortcuts="n">
          <Icon of={plus} />
          <span>{t.newServicecall}</span>
        </a>
      )}
      {person === undefined ? (
        <span class="avatar bone" />
      ) : (
        <>
          <button
            type="button"
            class="plain"
            popovertarget="account"
            aria-label={t.bar.menu(person.name)}
            onPointerEnter={AccountMenu.preload}
            onFocus={AccountMenu.preload}
          >
            <Avatar name={person.name} />
          </button>
          <section
            id="account"
            class="menu"
            popover="auto"
            aria-label={t.bar.account}
            onToggle={event => setMenuOpen(event.newState === 'open')}
          >
            {menuOpen && <AccountMenu me={person} customer={isSupport(person) ? undefined : customer} />}
          </section>
        </>
      )}
    </header>
  )
}
