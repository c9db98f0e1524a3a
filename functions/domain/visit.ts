/** What an operation without a person gets besides its request: those that sign in and out. */
export interface Visit {
  readonly cookies: Readonly<Record<string, string>>
  /** The page's origin, as the browser says it. */
  readonly origin: string | undefined
}

/** What it answers besides a body. `cookies` are whole Set-Cookie values. */
export interface Visited<Body> {
  readonly body: Body
  readonly cookies?: readonly string[]
  readonly location?: string
}

/** The provider of sign-in, spoken to with OpenID Connect. */
export interface Identity {
  /** Where to sign in (authorization code with PKCE, RFC 7636). */
  authorizeUrl(of: {
    readonly state: string
    readonly challenge: string
    readonly language?: string | undefined
  }): Promise<string>
  exchange(code: string, verifier: string): Promise<{ readonly refreshToken: string } | undefined>
  refresh(
    refreshToken: string,
  ): Promise<{ readonly accessToken: string; readonly expiresIn: number } | undefined>
  revoke(refreshToken: string): Promise<void>
  /** Where to end the session of the sign-in page itself. */
  logoutUrl(): Promise<string>
}
