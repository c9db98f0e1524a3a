import * as v from 'valibot'

/**
 * The environment variables of the functions: the only place that names them. The infrastructure sets for each
 * function those that its entry in `manifest.ts` calls for, and a function that reads another one fails.
 */
export const variables = {
  table: 'TABLE_NAME',
  documentsBucket: 'DOCUMENTS_BUCKET',
  mailBucket: 'MAIL_BUCKET',
  bus: 'BUS_NAME',
  siteUrl: 'SITE_URL',
  mailDomain: 'MAIL_DOMAIN',
  tokenIssuer: 'TOKEN_ISSUER',
  tokenClient: 'TOKEN_CLIENT',
} as const

export type Variable = keyof typeof variables

/** @throws when the function was not given the variable */
const read = (name: Variable): string =>
  v.parse(
    v.pipe(v.string(`${variables[name]} is not set for this function`), v.minLength(1)),
    process.env[variables[name]],
  )

export const env = {
  get table() {
    return read('table')
  },
  get documentsBucket() {
    return read('documentsBucket')
  },
  get mailBucket() {
    return read('mailBucket')
  },
  get bus() {
    return read('bus')
  },
  get siteUrl() {
    return read('siteUrl')
  },
  get mailDomain() {
    return read('mailDomain')
  },
  get tokenIssuer() {
    return read('tokenIssuer')
  },
  get tokenClient() {
    return read('tokenClient')
  },
} as const satisfies Record<Variable, string>
