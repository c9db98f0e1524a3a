/** The part of oidc-provider that the local identity provider uses: the package brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  export interface Session {
    readonly accountId?: string
    destroy(): Promise<void>
  }
  export interface Grant {
    addOIDCScope(scope: string): void
    addResourceScope(resource: string, scope: string): void
    save(): Promise<string>
  }
  export interface Context {
    readonly req: IncomingMessage
    readonly res: ServerResponse
    type: string
    body: unknown
    readonly cookies: { set(name: string, value: null, options?: { readonly path?: string }): void }
    readonly oidc: {
      readonly client: { readonly clientId: string; readonly scope?: string }
      readonly session: Session
      readonly provider: Provider
      readonly params?: { readonly [name: string]: string | undefined }
      readonly entities: { readonly Account?: { readonly accountId: string } }
    }
  }
  export interface Interaction {
    readonly uid: string
    readonly params: { readonly [name: string]: unknown }
  }
  export interface Adapter {
    upsert(id: string, payload: { readonly [name: string]: unknown }, expiresIn?: number): Promise<void>
    find(id: string): Promise<unknown>
    findByUid(uid: string): Promise<unknown>
    findByUserCode(code: string): Promise<unknown>
    consume(id: string): Promise<void>
    destroy(id: string): Promise<void>
    revokeByGrantId(grantId: string): Promise<void>
  }

  export default class Provider {
    constructor(issuer: string, configuration: { readonly [name: string]: unknown })
    proxy: boolean
    readonly Grant: new (options: {
      readonly clientId: string
      readonly accountId: string | undefined
    }) => Grant
    readonly Session: { get(context: unknown): Promise<Session> }
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
    createContext(request: IncomingMessage, response: ServerResponse): Context
    cookieName(name: 'session' | 'interaction' | 'resume'): string
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: { readonly login: { readonly accountId: string } },
      options?: { readonly mergeWithLastSubmission: boolean },
    ): Promise<void>
    on(event: string, listener: (context: Context, error: Error) => void): this
  }
}
