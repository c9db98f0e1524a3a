import { defineConfig } from 'vite'
import { icons } from './plugins/icons.ts'
import { routeTable } from './plugins/routes.ts'

/** Browsers that know `light-dark()`, popovers and nesting, so that the build leaves those as they are written. */
const browsers = ['chrome123', 'edge123', 'firefox125', 'safari17.5']

/*
 * Few files rather than one for each meeting of two pages: what every page needs, what pages that show calls share,
 * what the lists share, what the forms share, what those with documents share. Everything else goes with its page.
 */
const base = [
  /preact|preload-helper|virtual:routes|icon:(x|search|plus|mail|phone|chevron-left)$/,
  /src\/(api|session|failure)\.ts|i18n\/(index|format)\.ts/,
  /state\/(me|resource|place|settings|storage|connection|keys|toasts|catalogue|list-path|media|own-writes|code)\.ts/,
  /parts\/(icon|avatar|heading|notice|later)\.tsx/,
]
const calls = [/state\/poll\.ts|parts\/(status|time)\.tsx/]
const rows = [/state\/(use-walk|walk|walk-pages)\.ts/, /parts\/(table|pager|news-bar|call-cells)\.tsx/]
const fields = [/parts\/(field|segments)\.tsx|state\/(choices|ulid)\.ts|icon:triangle-alert$/]
const rules = [/valibot|contract\/|state\/check\.ts/]
const files = [/parts\/attachments\.tsx|state\/(attachments|file-name)\.ts/]

const group = (name: string, priority: number, tests: readonly RegExp[]) => ({
  name,
  priority,
  test: (id: string) => tests.some(test => test.test(id)),
})

export default defineConfig({
  root: import.meta.dirname,
  appType: 'spa',
  plugins: [routeTable(), icons()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['es2023', ...browsers],
    cssTarget: browsers,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    // The content security policy takes no inline script and no data: address but for images.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      // The contract's schemas only describe: those that a page does not use are left out of it.
      optimization: { inlineConst: true },
      treeshake: {
        manualPureFunctions: ['v', 'line', 'lines'],
        moduleSideEffects: [{ test: /\/contract\//, sideEffects: false }],
      },
      output: {
        codeSplitting: {
          groups: [
            group('base', 4, base),
            group('rules', 3, rules),
            group('calls', 2, calls),
            group('rows', 2, rows),
            group('fields', 1, fields),
            group('files', 0, files),
          ],
        },
      },
    },
  },
})
