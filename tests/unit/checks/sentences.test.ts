import { describe, expect, it } from 'vitest'
import { readSentences } from '../../../src/checks/sentences.ts'

/** A text that stands at offset 100 of its file. */
function read(text: string) {
  const offsets = Array.from({ length: text.length + 1 }, (_, index) => 100 + index)
  return readSentences({ text, file: 'x', offsets }).sentences
}

const single = (text: string): string =>
  text
    .replace(/\uFFFC+/g, '#')
    .replace(/\s+/g, ' ')
    .trim()
const words = (text: string): readonly string[] => read(text).map((sentence) => single(sentence.words))

describe('sentences end where a reader sees them end', () => {
  it.each([
    ['two sentences', 'Water fell. The road opened.', ['Water fell.', 'The road opened.']],
    ['a line break inside one', 'Water fell\nat Ashmark. It rose.', ['Water fell at Ashmark.', 'It rose.']],
    ['titles', 'Mr. Asif met Gen. Dar at St. Mary. They spoke.', ['Mr. Asif met Gen. Dar at St. Mary.', 'They spoke.']],
    [
      'numbers after abbreviations',
      'Report No. 4 of Nov. 9 lists para. 3. It ends.',
      ['Report No. 4 of Nov. 9 lists para. 3.', 'It ends.'],
    ],
    ['"no" at the end', 'The answer was no. The talks ended.', ['The answer was no.', 'The talks ended.']],
    [
      'e.g. and i.e.',
      'Some goods, e.g. Flour, i.e. Wheat, passed. Others not.',
      ['Some goods, e.g. Flour, i.e. Wheat, passed.', 'Others not.'],
    ],
    ['initials', 'J. K. Rowe of the U.S. Army spoke. He left.', ['J. K. Rowe of the U.S. Army spoke.', 'He left.']],
    [
      'an abbreviation that ends a sentence',
      'It began at 5 p.m. The road was shut.',
      ['It began at 5 p.m.', 'The road was shut.'],
    ],
    ['a time before a weekday', 'It began at 5 p.m. Tuesday in Doha.', ['It began at 5 p.m. Tuesday in Doha.']],
    ['decimals', 'It rose 3.5 m. Then it fell.', ['It rose 3.5 m.', 'Then it fell.']],
    ['a question inside a quotation', '“Why?” he asked. Nobody knew.', ['“Why?” he asked.', 'Nobody knew.']],
    ['a stop inside a quotation', 'He said: “It holds.” The other left.', ['He said: “It holds.”', 'The other left.']],
    ['ellipsis', 'They talked … and talked. Then not.', ['They talked … and talked.', 'Then not.']],
    ['an expression that starts one', 'Rain fell. {{figure "a"}} left.', ['Rain fell.', '# left.']],
    ['a number that starts one', 'Rain fell. 12 people left.', ['Rain fell.', '12 people left.']],
  ])('%s', (_name, text, expected) => {
    expect(words(text)).toEqual(expected)
  })
})

describe('markup is no words', () => {
  it.each([
    ['citations', 'It holds [@truce-holds; @b, para 3].', ['It holds .']],
    ['code', 'Run `may fail. Now` and ``a ` b``. Done.', ['Run and .', 'Done.']],
    ['fenced code', 'A.\n\n```\nmight. Fail\n```\n\nB.', ['A.', 'B.']],
    ['link targets', 'See [the road](https://x.org/may_(1).html "It. May") now.', ['See the road now.']],
    ['reference links', 'See [the road][r] now.\n\n[r]: https://x.org/May.', ['See the road now.']],
    ['addresses', 'See https://x.org/a.b?c=1. Mail a.b@x.org now.', ['See .', 'Mail now.']],
    ['images', 'Before ![a. map](x.png) after.', ['Before after.']],
    ['HTML and entities', 'H<sub>2</sub>O&nbsp;is <!-- may. be -->wet.', ['H 2 O is wet.']],
    ['emphasis', '**6 November:** it _may_ rain.', ['6 November: it may rain.']],
    ['snake_case words', 'the snake_case word.', ['the snake_case word.']],
    ['block expressions', '{{#if a}}\nIt rains.\n{{else}}\nNot.\n{{/if}}', ['It rains.', 'Not.']],
    ['comments in expressions', 'It {{! may }}rains {{cite "a"}}.', ['It rains .']],
    ['escaped expressions', 'Write \\{{figure "a"}} here.', ['Write here.']],
    ['escaped marks', 'Not a \\[@citation] \\*.', ['Not a @citation .']],
  ])('%s', (_name, text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it('keeps every word at its place', () => {
    const text = 'A `b` **c** [@d] [e](f) {{figure "g"}} hold.'
    const [sentence] = read(text)
    expect(sentence?.words.indexOf('hold')).toBe(text.indexOf('hold'))
  })
})

describe('no sentence runs across blocks', () => {
  it.each([
    ['list items', '- one\n- two\n  more\n1. three', ['one', 'two more', 'three']],
    ['headings', '# Head\ntext', ['Head', 'text']],
    ['paragraphs', 'one\n\ntwo', ['one', 'two']],
    ['cells', '| a | b |\n|---|---:|\n| c | {{figure "x"}} d |', ['a', 'b', 'c', '# d']],
    ['tables without outer bars', 'a | b\n--|--\nc | d\n\nx', ['a', 'b', 'c', 'd', 'x']],
    ['rules', 'one\n\n---\n\ntwo', ['one', 'two']],
  ])('%s', (_name, text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it('numbers the rows of tables', () => {
    expect(read('| a | b |\n|---|---|\n| c | d |\n\nx').map(({ row }) => row)).toEqual([1, 1, 2, 2, undefined])
  })
})

describe('facts belong to the sentence that they back', () => {
  const cited = (text: string) => read(text).map((sentence) => sentence.facts.map(({ id, how }) => `${id} ${how}`))

  it('also after its full stop', () => {
    expect(cited('It holds. [@a; @b] The road is shut [@c].')).toEqual([['a cited', 'b cited'], ['c cited']])
  })

  it('drawn by an expression', () => {
    expect(cited('{{figure "a"}} left. {{fact "b"}}')).toEqual([['a drawn'], ['b drawn']])
  })

  it('in their own cells and items', () => {
    expect(cited('| a [@a] | b [@b] |\n\n- c [@c]\n- d')).toEqual([['a cited'], ['b cited'], ['c cited'], []])
  })

  it('alone on a line after a list item', () => {
    expect(cited('One.\n\n[@a]\n\nTwo.')).toEqual([['a cited'], []])
  })

  it('with the locator', () => {
    expect(read('It holds [@a, para 3].')[0]?.facts[0]).toMatchObject({ id: 'a', locator: 'para 3', start: 11, end: 12 })
  })
})

describe('quoted words are not the report’s own', () => {
  const own = (text: string): readonly string[] => read(text).map((sentence) => single(sentence.own))

  it.each([
    ['curly', 'He said “it may fail”, not we.', ['He said , not we.']],
    ['straight', 'He said "it may fail", not we.', ['He said , not we.']],
    ['single with an apostrophe inside', 'He said ‘Pakistan’s truce may fail’ and left.', ['He said and left.']],
    ['straight single', "He said 'it may' fail.", ['He said fail.']],
    [
      'apostrophes quote nothing',
      'Pakistan’s and the officials’ words may differ.',
      ['Pakistan’s and the officials’ words may differ.'],
    ],
    [
      'straight apostrophes',
      "Pakistan's and the officials' words may differ.",
      ["Pakistan's and the officials' words may differ."],
    ],
    ['guillemets', 'Il dit «may» là.', ['Il dit là.']],
    ['across sentences', '“It may. It might,” he said. It did.', ['', 'he said.', 'It did.']],
    ['a quotation block', '> It may fail.\n\nIt held.', ['', 'It held.']],
    ['a mark that is never closed', 'He said “it may fail.', ['He said “it may fail.']],
  ])('%s', (_name, text, expected) => {
    expect(own(text)).toEqual(expected)
  })
})

it.each(['“ ‘ " \' « ', '`` ` ``` ', '[a](b [c] ', '{{#if {{ ', '<a <b ', '| - | # ', "it's 'a ", '_a *b **c ', '[@a; [@'])(
  'does not hang on a long run of unclosed marks: %s',
  (marks) => {
    const start = performance.now()
    read(marks.repeat(20_000 / marks.length))
    expect(performance.now() - start).toBeLessThan(5000)
  },
)
