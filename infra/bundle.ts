import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { type FunctionName, manifest } from '../functions/manifest.ts'

const root = join(import.meta.dirname, '..')
export const bundles = join(root, '.build', 'functions')

/** Where the code of a function lies once bundled: `index.mjs` and nothing else. */
export const codeOf = (name: FunctionName): string => join(bundles, name)

/**
 * Bundles every function into one ES module of its own, SDK included: what Lambda brings along is older, slower to
 * load and not what was tested.
 */
export async function bundleFunctions(): Promise<Readonly<Record<string, number>>> {
  await mkdir(bundles, { recursive: true })
  const { metafile } = await build({
    entryPoints: Object.fromEntries(
      Object.entries(manifest).map(([name, { entry }]) => [`${name}/index`, join(root, 'functions', entry)]),
    ),
    outdir: bundles,
    outExtension: { '.js': '.mjs' },
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': join(root, 'functions/platform/lambda-credentials.ts') },
    minify: true,
    keepNames: false,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    // CommonJS packages ask for node's own modules by require, which an ES module does not have.
    banner: {
      js: "import{createRequire as _cr}from'node:module';const require=_cr(import.meta.url);",
    },
  })
  return Object.fromEntries(
    Object.entries(metafile.outputs).map(([file, { bytes }]) => [file.split('/').at(-2) ?? file, bytes]),
  )
}
