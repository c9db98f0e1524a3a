import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { FileName } from '../../contract/document.ts'
import { TEXT_BYTES, Text, TITLE_LENGTH, Title } from '../../contract/text.ts'

const codeOf = (schema: v.GenericSchema, value: unknown) => v.safeParse(schema, value).issues?.[0]?.message

test.each([
  ['', 'empty'],
  ['   \t ', 'empty'],
  // Nothing that could be seen or clicked.
  ['\u200b\u2060', 'empty'],
  ['a'.repeat(TITLE_LENGTH), undefined],
  ['a'.repeat(TITLE_LENGTH + 1), 'too-long'],
  // 80 characters as people count them, whatever UTF-16 makes of them.
  ['😀'.repeat(TITLE_LENGTH), undefined],
  ['two\nlines', 'control-characters'],
  ['bell\u0007', 'control-characters'],
  ['turned \u202e around', 'control-characters'],
  ['„Größe“ – 100 %', undefined],
])('title %j: %s', (title, code) => {
  expect(codeOf(Title, title)).toBe(code)
})

test('a message keeps tabs and lines, and its length counts in bytes', () => {
  expect(v.parse(Text, ' a\tb\r\nc\rd \n')).toBe('a\tb\nc\nd')
  expect(codeOf(Text, 'ä'.repeat(TEXT_BYTES / 2))).toBeUndefined()
  expect(codeOf(Text, `${'ä'.repeat(TEXT_BYTES / 2)}x`)).toBe('too-long')
  expect(codeOf(Text, 'nul \u0000')).toBe('control-characters')
})

test('whatever passes as a title passes again unchanged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const once = v.safeParse(Title, text)
      if (once.success) expect(v.parse(Title, once.output)).toBe(once.output)
    }),
  )
})

test.each(['a/b.txt', '..\\x', '..', 'a:b', 'x\u0000', 'a|b'])('%j is no file name', name => {
  expect(v.safeParse(FileName, name).success).toBe(false)
})
