import * as v from 'valibot'

/** Longest title of a servicecall or message, in characters. */
export const TITLE_LENGTH = 80
/** Longest message, in bytes of UTF-8: it has to fit into one item of the table with room to spare. */
export const TEXT_BYTES = 64 * 1024
/** Longest resolution, in characters: it is part of what every list reads. */
export const RESOLUTION_LENGTH = 600

// Control characters, the line and paragraph separators and the directional overrides, which can make a title lie.
const controlCharacter = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u
const controlCharacterInText = /[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/u

// Blanks, joiners, marks of direction and the like: a text of nothing else cannot be seen.
const visible = /[^\p{White_Space}\p{Cf}\p{Default_Ignorable_Code_Point}]/u

const characters = (text: string): number => [...text].length
const encoder = new TextEncoder()

/** One line of text without control characters, trimmed, 1 to `most` characters. */
export const line = (most: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.check(text => visible.test(text), 'empty'),
    v.check(text => characters(text) <= most, 'too-long'),
    v.check(text => !controlCharacter.test(text), 'control-characters'),
  )

/** Several lines: line ends become `\n`, tabs stay, other control characters are refused. 1 to `mostBytes` bytes. */
export const lines = (mostBytes: number) =>
  v.pipe(
    v.string(),
    v.transform(text => text.replace(/\r\n?/g, '\n')),
    v.trim(),
    v.check(text => visible.test(text), 'empty'),
    v.check(text => encoder.encode(text).length <= mostBytes, 'too-long'),
    v.check(text => !controlCharacterInText.test(text), 'control-characters'),
  )

export const Title = line(TITLE_LENGTH)
export const Text = lines(TEXT_BYTES)
export const Resolution = v.pipe(
  lines(RESOLUTION_LENGTH * 4),
  v.check(text => characters(text) <= RESOLUTION_LENGTH, 'too-long'),
)

export const Language = v.picklist(['de', 'en'])
export type Language = v.InferOutput<typeof Language>

/** The same thing said in both languages. */
export const Translated = v.strictObject({ de: line(120), en: line(120) })
