declare module 'virtual:routes' {
  /** Method and path of every operation: `GET /api/customers/{customer}` and so on. */
  export const paths: Readonly<Record<string, string>>
}

declare module 'icon:*' {
  const shapes: readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[]
  export default shapes
}
