import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openApi, openApiFile, openApiText } from '../../contract/openapi.ts'
import { routes } from '../../contract/routes.ts'

test('docs/openapi.json is what the contract says ("npm run openapi" writes it)', () => {
  expect(readFileSync(openApiFile, 'utf8')).toBe(openApiText())
})

test('every operation of the contract is documented under its own name', () => {
  const documented = Object.values(openApi().paths).flatMap(path =>
    Object.values(path).map(operation => (operation as { operationId: string }).operationId),
  )
  expect(documented.sort()).toEqual(Object.keys(routes).sort())
})

test('every reference in the document leads somewhere', () => {
  const document = openApi()
  const names = new Set(Object.keys(document.components.schemas))
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
    match => match[1] ?? '',
  )
  expect(references.length).toBeGreaterThan(20)
  expect(references.filter(name => !names.has(name))).toEqual([])
})
