import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completeTranslation, emptyTranslation, type TextToTranslate } from '../../../src/brief/complete-translation.ts'
import { readTranslation, scalarText, type Translation, wordsKey } from '../../../src/brief/translation.ts'
import { createTextFile } from '../../../src/text/text-file.ts'

function read(text: string): Translation {
  const outcome = readTranslation(createTextFile('ur.yaml', text), 'ur')
  if (!outcome.ok) throw new Error(outcome.diagnostics.map(({ message }) => message).join('\n'))
  return outcome.value
}

/** The file completed for these texts. */
function complete(file: string, texts: readonly string[]) {
  const translation = read(file)
  const asked = texts.map((text, index): TextToTranslate => ({ name: `text ${index + 1}`, text, pair: translation.find(text) }))
  return completeTranslation(createTextFile('ur.yaml', file), translation, asked)
}

const found = (translation: Translation, text: string, places?: readonly string[]): string | undefined => {
  const scalar = translation.find(text, places)?.translation
  return scalar === undefined ? undefined : scalarText(scalar)
}

describe('a translation file', () => {
  it('is looked up by the words, however the lines fall', () => {
    const translation = read(
      'language: ur\ntexts:\n  - original: |\n      One\n      two.\n\n      Three.\n    translation: ایک دو۔ تین۔\n',
    )
    expect(found(translation, 'One two. Three.')).toBe('ایک دو۔ تین۔')
    expect(found(translation, 'One\ntwo.\n\nThree.\n')).toBe('ایک دو۔ تین۔')
    expect(found(translation, 'One two, three.')).toBeUndefined()
  })

  it('has a translation for one place before the one for all', () => {
    const translation = read(
      'language: ur\ntexts:\n  - {original: Shut, translation: بند}\n  - {original: Shut, at: "highlights[1]", translation: مسدود}\n',
    )
    expect(found(translation, 'Shut', ['highlights[0]'])).toBe('بند')
    expect(found(translation, 'Shut', ['highlights[1].text', 'highlights[1]'])).toBe('مسدود')
  })

  it('has no translation where it is empty', () => {
    const translation = read(
      'language: ur\ntexts:\n  - {original: A b, translation: }\n  - {original: C d, translation: ""}\n  - original: E f\n',
    )
    for (const text of ['A b', 'C d', 'E f']) {
      expect(translation.find(text)).toBeDefined()
      expect(found(translation, text)).toBeUndefined()
    }
  })
})

describe('completing a translation file', () => {
  it('puts each text where it stands in the report, and leaves what is there to the byte', () => {
    const file = `# Ours
language: ur
texts:   # by hand
  - {original: Second text, translation: دوسرا}   # checked

  # a heading
  - original: Fourth text
    # in doubt
    translation: چوتھا
# the end
`
    const completed = complete(file, ['First text', 'Second text', 'Third text', 'Fourth text', 'Fifth text'])
    expect(completed?.text).toBe(`# Ours
language: ur
texts:   # by hand
  # text 1
  - original: First text
    translation:
  - {original: Second text, translation: دوسرا}   # checked
  # text 3
  - original: Third text
    translation:

  # a heading
  - original: Fourth text
    # in doubt
    translation: چوتھا
  # text 5
  - original: Fifth text
    translation:
# the end
`)
    expect(completed?.added.map(({ text }) => text)).toEqual(['First text', 'Third text', 'Fifth text'])
  })

  it('adds nothing the second time, and a text that stands in two places once', () => {
    const once = complete(emptyTranslation('ur'), ['Some words', 'Other words', 'Some  words'])
    expect(once?.added).toHaveLength(2)
    expect(complete(once?.text ?? '', ['Some words', 'Other words'])).toEqual({ text: once?.text, added: [] })
  })

  it.each([
    ['an empty list', 'language: ur\ntexts: []\n'],
    ['an empty list and a comment', 'language: ur\ntexts: [] # none yet\n'],
    ['no list', 'language: ur\n'],
    ['no list and no last line end', 'language: ur'],
    ['a key without a value', 'texts:\nlanguage: ur\n'],
    ['keys after it', 'texts:\n  - {original: One word, translation: لفظ}\nlanguage: ur\n'],
    ['no indent', 'language: ur\ntexts:\n- original: One word\n  translation: لفظ\n'],
    ['a last text of several lines', 'language: ur\ntexts:\n  - original: One word\n    translation: |\n      لفظ\n\n      لفظ'],
  ])('works with %s', (_, file) => {
    const completed = complete(file, ['One word', 'Two words'])
    const translation = read(completed?.text ?? '')
    expect(translation.pairs.map(({ original }) => scalarText(original))).toEqual(['One word', 'Two words'])
  })

  it('gives up where the texts stand in brackets', () => {
    expect(complete('language: ur\ntexts: [{original: One word, translation: لفظ}]\n', ['Two words'])).toBeUndefined()
  })

  it('writes any text so that it is read back', () => {
    const sign = fc.constantFrom(...'ab1 \n:#-"\'[]{}|>&*!%@`\\?,~—ا۔\t'.split(''))
    const text = fc.array(sign, { minLength: 1, maxLength: 30 }).map((signs) => `Aa ${signs.join('')}`)
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 5, selector: wordsKey }), (texts) => {
        const completed = complete(emptyTranslation('ur'), texts)
        const pairs = read(completed?.text ?? '').pairs.map(({ original }) => wordsKey(scalarText(original)))
        expect(pairs).toEqual(texts.map(wordsKey))
      }),
    )
  })
})
