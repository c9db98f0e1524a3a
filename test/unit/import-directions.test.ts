import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

/** What the files of a folder may import from the project, longest folder first. */
const may: Readonly<Record<string, readonly string[]>> = {
  contract: ['contract'],
  'functions/domain': ['contract', 'functions/domain'],
  'functions/mail': ['contract', 'functions/domain', 'functions/mail'],
  'functions/data': ['contract', 'functions/domain', 'functions/data'],
  'functions/platform': [
    'contract',
    'functions/domain',
    'functions/data',
    'functions/mail',
    'functions/platform',
  ],
  'functions/api': ['functions/domain', 'functions/data', 'functions/platform'],
  'functions/events': ['functions/domain', 'functions/data', 'functions/platform'],
  'functions/manifest.ts': [],
  infra: ['contract', 'functions', 'infra'],
  web: ['contract', 'web'],
  // The demo writes through the product's own data layer; the stack itself knows the template only.
  'local/demo': ['contract', 'functions', 'local'],
  'local/cli': ['contract', 'functions/data', 'local'],
  local: ['contract', 'local'],
}

const folders = Object.keys(may).sort((a, b) => b.length - a.length)
const folderOf = (file: string) => folders.find(folder => file === folder || file.startsWith(`${folder}/`))

const files = globSync('{contract,functions,infra,local,web}/**/*.{ts,tsx}', {
  cwd: root,
  exclude: ['**/dist/**', '**/node_modules/**'],
})

const importsOf = (file: string): string[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /^\s*(?:import|export)\b[^'"]*?from\s+'(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm,
    ),
  ].map(([, from, dynamic]) => relative(root, join(root, dirname(file), from ?? dynamic ?? '')))

test('every source file stands in a folder whose imports are ruled', () => {
  expect(files.length).toBeGreaterThan(100)
  expect(files.filter(file => !folderOf(file))).toEqual([])
})

test('imports point one way: contract, domain, data, platform, entry points', () => {
  const wrong = files.flatMap(file => {
    const allowed = may[folderOf(file) ?? ''] ?? []
    return importsOf(file)
      .filter(target => !allowed.some(folder => target === folder || target.startsWith(`${folder}/`)))
      .map(target => `${file} → ${target}`)
  })
  expect(wrong).toEqual([])
})

test('an entry point of a function composes and has no branch', () => {
  const branching = files
    .filter(file => file.endsWith('.lambda.ts'))
    .filter(file =>
      /\b(switch|for|while|else)\b|\?[^.?:]*:|&&|\|\|/.test(readFileSync(join(root, file), 'utf8')),
    )
  expect(branching).toEqual([])
})

test('only one file reads the environment of a function', () => {
  const reading = files
    .filter(file => file.startsWith('functions/'))
    .filter(file => readFileSync(join(root, file), 'utf8').includes('process.env'))
  expect(reading).toEqual(['functions/platform/env.ts'])
})

test('time, ids and randomness are handed into the domain', () => {
  const taking = files
    .filter(file => file.startsWith('functions/domain/'))
    .filter(file => /Date\.now|new Date\(\)|Math\.random/.test(readFileSync(join(root, file), 'utf8')))
  expect(taking).toEqual([])
})

test('only the data layer spells the keys of the table', () => {
  const spelling = files
    .filter(file => file.startsWith('functions/') && !file.startsWith('functions/data/'))
    .filter(file =>
      /'(CUSTOMER|INTERNAL|PERSON|CONTACT|CLAIM|ORDER|EMAIL)#|`(CUSTOMER|INTERNAL|PERSON|CONTACT|CLAIM|ORDER|EMAIL)#/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    )
  expect(spelling).toEqual([])
})
