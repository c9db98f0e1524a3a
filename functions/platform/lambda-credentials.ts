import { fromEnv } from '@aws-sdk/credential-provider-env'

/**
 * Takes the place of the SDK's search for credentials when the functions are bundled (infra/bundle.ts). Lambda puts
 * them into the environment; the search through profiles, SSO, container and instance metadata would be a fifth of
 * every bundle and is never gone through.
 */
export const defaultProvider = () => fromEnv()
