import * as v from 'valibot'
import type { Cloud } from '../template/cloud.ts'

const override = { Override: v.boolean() }
const SecurityHeaders = v.strictObject({
  ContentSecurityPolicy: v.exactOptional(v.object({ ContentSecurityPolicy: v.string(), ...override })),
  ContentTypeOptions: v.exactOptional(v.object(override)),
  FrameOptions: v.exactOptional(v.object({ FrameOption: v.string(), ...override })),
  ReferrerPolicy: v.exactOptional(v.object({ ReferrerPolicy: v.string(), ...override })),
  StrictTransportSecurity: v.exactOptional(
    v.object({
      AccessControlMaxAgeSec: v.number(),
      IncludeSubdomains: v.optional(v.boolean(), false),
      Preload: v.optional(v.boolean(), false),
      ...override,
    }),
  ),
  XSSProtection: v.exactOptional(v.looseObject({})),
})
const Policy = v.object({
  ResponseHeadersPolicyConfig: v.object({
    SecurityHeadersConfig: v.optional(SecurityHeaders, {}),
    CustomHeadersConfig: v.optional(
      v.object({ Items: v.array(v.object({ Header: v.string(), Value: v.string(), ...override })) }),
      { Items: [] },
    ),
    RemoveHeadersConfig: v.optional(v.object({ Items: v.array(v.object({ Header: v.string() })) }), {
      Items: [],
    }),
  }),
})
type PolicyConfig = v.InferOutput<typeof Policy>['ResponseHeadersPolicyConfig']

/** The headers that CloudFront adds; without `override` the origin's own header stays. No value removes the header. */
export type ResponsePolicy = readonly {
  readonly name: string
  readonly value: string | undefined
  readonly override: boolean
}[]

/** Finds a response headers policy of the template by its name. */
export function responsePolicies(
  cloud: Cloud,
  rewrite: (value: string) => string,
): (id?: string) => ResponsePolicy {
  const known = new Map(
    cloud.resources('AWS::CloudFront::ResponseHeadersPolicy', Policy).map(({ id, properties }) => [
      cloud.ref(id),
      headersOf(properties.ResponseHeadersPolicyConfig).map(header => ({
        ...header,
        value: header.value === undefined ? undefined : rewrite(header.value),
      })),
    ]),
  )
  return id => {
    if (id === undefined) return []
    const policy = known.get(id) ?? managed[id]
    if (policy === undefined) throw new Error(`The template has no response headers policy ${id}.`)
    return policy
  }
}

/** Policies that CloudFront itself brings along, by their fixed id. */
const managed: { readonly [id: string]: ResponsePolicy } = {
  // SecurityHeadersPolicy
  '67f7725c-6f97-4210-82d7-5512b31e9d03': [
    { name: 'x-content-type-options', value: 'nosniff', override: true },
    { name: 'x-frame-options', value: 'SAMEORIGIN', override: false },
    { name: 'x-xss-protection', value: '1; mode=block', override: false },
    { name: 'referrer-policy', value: 'strict-origin-when-cross-origin', override: false },
    { name: 'strict-transport-security', value: 'max-age=31536000', override: false },
  ],
}

function headersOf(config: PolicyConfig): ResponsePolicy {
  const security = config.SecurityHeadersConfig
  const transport = security.StrictTransportSecurity
  const pairs: readonly (readonly [
    string,
    string | undefined,
    { readonly Override: boolean } | undefined,
  ])[] = [
    [
      'content-security-policy',
      security.ContentSecurityPolicy?.ContentSecurityPolicy,
      security.ContentSecurityPolicy,
    ],
    ['x-content-type-options', security.ContentTypeOptions && 'nosniff', security.ContentTypeOptions],
    ['x-frame-options', security.FrameOptions?.FrameOption, security.FrameOptions],
    ['referrer-policy', security.ReferrerPolicy?.ReferrerPolicy, security.ReferrerPolicy],
    ['strict-transport-security', transport && transportValue(transport), transport],
  ]
  return [
    ...config.RemoveHeadersConfig.Items.map(({ Header }) => ({
      name: Header,
      value: undefined,
      override: true,
    })),
    ...pairs.flatMap(([name, value, { Override: override } = { Override: true }]) =>
      value === undefined ? [] : [{ name, value, override }],
    ),
    ...config.CustomHeadersConfig.Items.map(({ Header, Value, Override }) => ({
      name: Header,
      value: Value,
      override: Override,
    })),
  ]
}

type Transport = NonNullable<v.InferOutput<typeof SecurityHeaders>['StrictTransportSecurity']>

const transportValue = ({ AccessControlMaxAgeSec: age, IncludeSubdomains, Preload }: Transport): string =>
  [
    `max-age=${age}`,
    ...(IncludeSubdomains ? ['includeSubDomains'] : []),
    ...(Preload ? ['preload'] : []),
  ].join('; ')
