import check from 'icon:check'
import keyboard from 'icon:keyboard'
import signOutIcon from 'icon:log-out'
import type { Me } from '../../../contract/customer.ts'
import { texts } from '../i18n/index.ts'
import { signOut } from '../session.ts'
import { changeLanguage, isSupport } from '../state/me.ts'
import { listPath } from '../state/place.ts'
import { language, type Theme, theme } from '../state/settings.ts'
import { showShortcuts } from '../state/shortcuts.ts'
import { toast } from '../state/toasts.ts'
import { Avatar } from './avatar.tsx'
import { Icon } from './icon.tsx'
import { Segments } from './segments.tsx'

const themes: readonly Theme[] = ['light', 'dark', 'system']

/** What is behind the avatar. */
export const AccountMenu = ({ me, customer }: { readonly me: Me; readonly customer: string | undefined }) => {
  const t = texts()
  const current = me.memberships.find(of => of.customer.id === customer)
  return (
    <>
      <div class="account">
        <Avatar name={me.name} />
        <div>
          <strong>{me.name}</strong>
          <span>{isSupport(me) ? t.support : current?.customer.name}</span>
        </div>
      </div>
      {me.memberships.length > 1 && (
        <nav class="customers" aria-label={t.bar.customers}>
          {me.memberships.map(of => (
            <a
              key={of.customer.id}
              href={listPath(of.customer.id)}
              aria-current={of.customer.id === customer ? 'true' : undefined}
            >
              <span>
                {of.customer.name}
                <small>{of.customer.number}</small>
              </span>
              {of.customer.id === customer && <Icon of={check} />}
            </a>
          ))}
        </nav>
      )}
      <Segments
        legend={t.bar.theme}
        options={themes.map(one => [one, t.bar.themes[one]] as const)}
        value={theme.value}
        onChange={one => {
          theme.value = one
        }}
      />
      <Segments
        legend={t.bar.language}
        options={[
          ['de', 'Deutsch'],
          ['en', 'English'],
        ]}
        value={language.value}
        onChange={one => {
          // The page has turned already; that the mails follow is said at the next visit.
          changeLanguage(one).catch(() => {})
        }}
      />
      <button type="button" class="entry" onClick={showShortcuts}>
        <Icon of={keyboard} />
        {t.bar.shortcuts}
      </button>
      <button
        type="button"
        class="entry"
        onClick={() => {
          signOut().catch(() => toast(t.bar.signOutFailed))
        }}
      >
        <Icon of={signOutIcon} />
        {t.bar.signOut}
      </button>
    </>
  )
}
