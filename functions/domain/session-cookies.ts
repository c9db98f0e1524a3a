const MONTH = 30 * 24 * 60 * 60

/**
 * Cookies of the session. `__Host-` binds them to this very host and to https; a site on plain http, which is
 * one on the own machine, goes without, since not every browser takes Secure cookies there.
 */
export function sessionCookies(siteUrl: string) {
  const secure = siteUrl.startsWith('https:')
  const prefix = secure ? '__Host-' : ''
  const attributes = `Path=/; HttpOnly${secure ? '; Secure' : ''}`
  const session = `${prefix}session`
  const login = (state: string) => `${prefix}login-${state.slice(0, 8)}`
  return {
    session,
    login,
    keepSession: (refreshToken: string) =>
      `${session}=${refreshToken}; ${attributes}; SameSite=Strict; Max-Age=${MONTH}`,
    dropSession: `${session}=; ${attributes}; SameSite=Strict; Max-Age=0`,
    // Lax: it has to come back with the redirect from the sign-in page. One for each tab that signs in.
    keepLogin: (state: string, value: string) =>
      `${login(state)}=${value}; ${attributes}; SameSite=Lax; Max-Age=3600`,
    dropLogin: (state: string) => `${login(state)}=; ${attributes}; SameSite=Lax; Max-Age=0`,
  } as const
}
