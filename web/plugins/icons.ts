import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

const prefix = 'icon:'
const require = createRequire(import.meta.url)

/** `icon:search`: the shapes of lucide's `search.svg` as `[['path', { d: '…' }], …]`, so that no markup is parsed in the page. */
export const icons = (): Plugin => ({
  name: 'servicecall-icons',
  enforce: 'pre',
  resolveId: id => (id.startsWith(prefix) ? `\0${id}` : undefined),
  async load(id) {
    if (!id.startsWith(`\0${prefix}`)) return undefined
    const file = require.resolve(`lucide-static/icons/${id.slice(prefix.length + 1)}.svg`)
    const svg = (await readFile(file, 'utf8')).replace(/<!--[\s\S]*?-->/g, '')
    const shapes = [...svg.matchAll(/<(path|circle|rect|line|polyline|polygon|ellipse) ([^>]*?)\s*\/>/g)].map(
      ([, tag, attributes = '']) => [
        tag,
        Object.fromEntries(
          [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
        ),
      ],
    )
    if (shapes.length === 0) throw new Error(`${file} has no shapes`)
    return `export default ${JSON.stringify(shapes)}`
  },
})
