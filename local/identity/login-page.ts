import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { escapeHtml, pageStyles } from '../page.ts'

export type Language = 'de' | 'en'

const texts = {
  de: {
    title: 'Anmelden',
    welcome: 'Willkommen im Kundenportal der Nordwerk Software.',
    email: 'E-Mail-Adresse',
    password: 'Passwort',
    submit: 'Anmelden',
    wrong: 'E-Mail-Adresse oder Passwort ist falsch.',
    failed: 'Die Anmeldung ist nicht möglich',
    again: 'Bitte öffnen Sie das Portal noch einmal.',
    portal: 'Zum Portal',
  },
  en: {
    title: 'Sign in',
    welcome: 'Welcome to the customer portal of Nordwerk Software.',
    email: 'E-mail address',
    password: 'Password',
    submit: 'Sign in',
    wrong: 'The e-mail address or the password is wrong.',
    failed: 'Signing in is not possible',
    again: 'Please open the portal again.',
    portal: 'To the portal',
  },
}

/** The language that a request asks for: `lang`, the client's `ui_locales`, else the browser's. German is first. */
export function languageOf(request: IncomingMessage, uiLocales?: unknown): Language {
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams
  const wishes = [query.get('lang'), uiLocales, request.headers['accept-language']]
  const tags = wishes.flatMap(wish => (typeof wish === 'string' ? wish.split(/[ ,]+/) : []))
  const known = tags.map(tag => tag.slice(0, 2).toLowerCase()).find(tag => tag === 'de' || tag === 'en')
  return known === 'en' ? 'en' : 'de'
}

const styles = `${pageStyles}
body { display: grid; place-items: center; min-height: 100dvh; padding: 16px; }
main { width: min(100%, 408px); padding: 32px 32px 36px; border: 1px solid var(--line); border-radius: 14px;
  background: var(--surface); box-shadow: 0 12px 40px light-dark(rgb(24 31 37 / .14), rgb(0 0 0 / .5)); }
.logo { display: block; width: 42px; height: 42px; border-radius: 10px; background: var(--button); }
.logo path { fill: none; stroke: #fff; stroke-width: 4; stroke-linecap: round; stroke-linejoin: round; }
h1 { margin: 20px 0 4px; font-size: 22px; line-height: 1.25; font-weight: 620; }
p { margin: 0; color: var(--muted); font-size: 13px; line-height: 1.5; }
label { display: block; margin: 16px 0 6px; font-weight: 540; }
input { width: 100%; height: 42px; padding: 0 12px; border: 1px solid var(--field); border-radius: 8px;
  background: var(--surface); color: inherit; font: inherit; font-size: 16px; }
button, .button { display: block; width: 100%; height: 42px; margin-top: 20px; border: 0; border-radius: 8px; background: var(--button);
  color: #fff; font: inherit; font-weight: 540; cursor: pointer; text-align: center; line-height: 42px; text-decoration: none; }
button:hover, .button:hover { background: color-mix(in srgb, var(--button) 88%, black); }
[role=alert] { display: flex; gap: 8px; margin-top: 16px; padding: 10px 12px; border: 1px solid var(--red); border-radius: 8px;
  color: var(--red); font-size: 13.5px; }
[role=alert] svg { flex: none; width: 18px; height: 18px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; }
input:focus-visible { outline-offset: -1px; }
@media (max-width: 480px) { main { padding: 24px 20px 28px; } }`

/** The policy that the pages below are served with: no script, this style only. */
export const loginPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256')
  .update(styles)
  .digest('base64')}'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`

export type LoginForm = { readonly language: Language; readonly email: string; readonly failed: boolean }

/** The page that asks for address and password. */
export function loginPage({ language, email, failed }: LoginForm): string {
  const t = texts[language]
  const alert = failed
    ? `<div role="alert" id="error"><svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="10"/><path d="M12 7v6M12 16.5v.5"/></svg>${t.wrong}</div>`
    : ''
  const described = failed ? ' aria-invalid="true" aria-describedby="error"' : ''
  return page(
    language,
    t.title,
    `<h1>${t.title}</h1>
<p>${t.welcome}</p>
${alert}
<form method="post" action="?lang=${language}">
<label for="email">${t.email}</label>
<input id="email" name="email" type="email" autocomplete="username" required value="${escapeHtml(email)}"${described}${failed ? '' : ' autofocus'}>
<label for="password">${t.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${described}${failed ? ' autofocus' : ''}>
<button type="submit">${t.submit}</button>
</form>`,
  )
}

/** The page that says why a sign-in cannot go on. */
export function errorPage(language: Language, reason: string): string {
  const t = texts[language]
  return page(
    language,
    t.failed,
    `<h1>${t.failed}</h1><p>${t.again}</p><p><small>${escapeHtml(reason)}</small></p><a class="button" href="/">${t.portal}</a>`,
  )
}

const page = (language: Language, title: string, content: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Nordwerk</title>
<link rel="icon" href="data:,">
<style>${styles}</style>
</head>
<body>
<main>
<svg class="logo" viewBox="0 0 42 42" aria-hidden="true"><path d="M14 29V13l14 16V13"/></svg>
${content}
</main>
</body>
</html>
`
