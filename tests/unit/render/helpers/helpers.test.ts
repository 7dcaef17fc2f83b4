import { describe, expect, it } from 'vitest'
import { htmlOf, safeHtml } from '../../../../src/render/escape-html.ts'
import { createFormats } from '../../../../src/render/formats.ts'
import { type HelperScope, isProblem } from '../../../../src/render/helpers/helper.ts'
import { builtInHelpers, helperDocs, helpersFor, helperTable } from '../../../../src/render/helpers/helper-table.ts'
import { pageReference } from '../../../../src/render/page-references.ts'
import { wordsFor } from '../../../../src/render/words.ts'
import { dossier, fact, source, templateSet } from '../render-support.ts'

const facts = [
  fact('exact', { kind: 'figure', figure: { measure: 'm', value: 2, unit: 'main crossings', qualifier: 'exact' } }),
  fact('least', { kind: 'figure', figure: { measure: 'm', value: 41200, unit: 'people', qualifier: 'atLeast' } }),
  fact('one', { kind: 'figure', figure: { measure: 'm', value: 1, unit: 'people', qualifier: 'about' } }),
  fact('upto', { kind: 'figure', figure: { measure: 'm', value: 0.25, qualifier: 'upTo' } }),
  fact('range', { kind: 'figure', figure: { measure: 'm', min: 3, max: 5.5, unit: 'people', qualifier: 'range' } }),
  fact('floor', { kind: 'figure', figure: { measure: 'm', min: 3, qualifier: 'range' } }),
  fact('share', { kind: 'figure', figure: { measure: 'm', value: 12.5, unit: '%', qualifier: 'estimate' } }),
  fact('shares', { kind: 'figure', figure: { measure: 'm', min: 10, max: 20, unit: '%', qualifier: 'range' } }),
  fact('evil', { kind: 'figure', figure: { measure: 'm', value: 1, unit: '<b>{{x}}', qualifier: 'exact' } }),
  fact('empty', { kind: 'figure', figure: { measure: 'm', qualifier: 'exact' } }),
  fact('event', { kind: 'event' }),
]
const sources = [
  source('paper', 1, {
    type: 'article-newspaper',
    title: 'A <b>title</b>',
    author: ['A. Writer', 'B. Writer'],
    containerTitle: 'The Paper',
    publisher: 'The Paper',
    issued: '2025-11~',
    accessed: '2025-11-10',
    url: 'https://example.org/a/b?x=1&y=2',
    language: 'ur',
  }),
  source('book', 2, { publisher: 'A House', issued: '2024' }),
  source('odd', 3, { url: 'javascript:alert(1)' }),
]

async function scopeFor(language = 'en-GB', place: HelperScope['place'] = 'page'): Promise<HelperScope> {
  const { words } = await templateSet()
  return {
    language,
    words: wordsFor(language, words),
    formats: createFormats(language),
    dossier: dossier({ facts, sources, brief: { language } }),
    sections: [],
    place,
    cite: (cited) => safeHtml(`[${cited.map(({ id, at }) => (at === undefined ? id : `${id}@${at}`)).join('|')}]`),
    markdown: (markdown, inline) => safeHtml(`${inline ? 'inline' : 'block'}:${markdown}`),
    view: () => safeHtml('view'),
    picture: (section) => safeHtml(`<svg>${section}</svg>`),
    sparkline: (fact) => safeHtml(`<svg>${fact}</svg>`),
    page: (id, linked) => safeHtml(pageReference(id, linked)),
    asset: (path) => safeHtml(`data:${path}`),
  }
}

/** What a helper gives: text, `html: …` for HTML, `problem: …` for a complaint. */
async function run(
  name: string,
  args: readonly unknown[],
  hash: Record<string, unknown> = {},
  scope = scopeFor(),
): Promise<unknown> {
  const helper = helperTable.find((one) => one.name === name)
  const result = helper?.run({ args, hash, scope: await scope, note: () => undefined })
  const html = htmlOf(result)
  if (html !== undefined) return `html: ${html}`
  return isProblem(result) ? `problem: ${result.message}` : result
}

const nb = '\u00a0'

describe('date', () => {
  const cases: readonly (readonly [string, string, Record<string, unknown>, string])[] = [
    ['en-GB', '2025-11-10', {}, '10 November 2025'],
    ['en-GB', '2025-11-10', { style: 'short' }, '10 Nov 2025'],
    ['en-GB', '2025-11-10', { style: 'long' }, 'Monday, 10 November 2025'],
    ['en-GB', '2025-11-10', { style: 'month' }, 'November 2025'],
    ['en-GB', '2025-11-10', { style: 'iso' }, '2025-11-10'],
    ['en-GB', '2025-11-10', { style: 'time' }, '10 November 2025'],
    ['en-GB', '2025-11', {}, 'November 2025'],
    ['en-GB', '2025', { style: 'long' }, '2025'],
    ['en-GB', '2025-11~', {}, 'about November 2025'],
    ['en-GB', '2025-11-09?', {}, 'possibly 9 November 2025'],
    ['en-GB', '2025-11-09%', {}, 'possibly about 9 November 2025'],
    ['en-GB', '2025-11-10T10:00+05:00', {}, `10 November 2025, 10:00${nb}UTC+05:00`],
    [
      'en-GB',
      '2025-11-03T10:00+05:00/2025-11-10T10:00+05:00',
      {},
      `3 November 2025, 10:00 – 10 November 2025, 10:00${nb}UTC+05:00`,
    ],
    ['en-GB', '2025-11-10T00:30-03:30', { style: 'short' }, `10 Nov 2025, 00:30${nb}UTC−03:30`],
    ['en-GB', '2025-11-10T10:00Z', { style: 'time' }, `10:00${nb}UTC`],
    ['en-GB', '2025-11-10T10:00:07Z', { style: 'time' }, `10:00:07${nb}UTC`],
    ['en-GB', '2025-11-10T10:00Z', { style: 'month' }, 'November 2025'],
    ['en-GB', '2025-11-03/2025-11-10', {}, '3–10 November 2025'],
    ['en-GB', '2025-11-03/2025-12-10', {}, '3 November – 10 December 2025'],
    ['en-GB', '2024-12-30/2025-01-02', {}, '30 December 2024 – 2 January 2025'],
    ['en-GB', '2025-10/2025-11', {}, 'October–November 2025'],
    ['en-GB', '2025-11-03/2025-11-10~', {}, '3 November 2025 – about 10 November 2025'],
    ['en-GB', '2025-11/2025-11-10', {}, 'November 2025 – 10 November 2025'],
    ['en-GB', '2025-11-09/..', {}, 'since 9 November 2025'],
    ['en-GB', '../2025-11-09', { style: 'short' }, 'until 9 Nov 2025'],
    ['en-US', '2025-11-03/2025-11-10', {}, 'November 3–10, 2025'],
    ['de', '2025-11-10', {}, '10. November 2025'],
    ['ur', '2025-11-10', {}, '10 نومبر، 2025'],
    // Gregorian also where the language has another calendar.
    ['fa', '2025-11-10', {}, '۱۰ نوامبر ۲۰۲۵'],
    ['en-GB', '0032-05-01', { style: 'short' }, '1 May 32'],
  ]
  it.each(cases)('%s %s %j → %s', async (language, text, hash, words) => {
    expect(await run('date', [text], hash, scopeFor(language))).toBe(words)
  })

  it('is silent about nothing and complains about what is no date', async () => {
    expect(await run('date', [undefined])).toBe('')
    expect(await run('date', ['yesterday'])).toBe('problem: expected a date such as `2025-11-09`, found `yesterday`')
    expect(await run('date', [{}])).toBe('problem: expected a date such as `2025-11-09`, found an object')
    expect(await run('date', ['2025'], { style: 'big' })).toBe('problem: expected a style of date, found `big`')
  })
})

describe('precision', () => {
  it.each([
    ['2025-11-10T10:00Z', 'time'],
    ['2025-11-10', 'day'],
    ['2025-11~', 'month approximate'],
    ['2025', 'year'],
    ['2025-11-03/2025-11-10', 'interval'],
    ['2025-11-03/..', 'interval open'],
    ['../2025-11-03?', 'interval open approximate'],
  ])('%s: %s', async (when, words) => {
    expect(await run('precision', [when])).toBe(words)
  })

  it('says nothing of what is no date', async () => {
    expect(await run('precision', [undefined])).toBe('')
  })
})

describe('number and percent', () => {
  const cases: readonly (readonly [string, string, unknown, Record<string, unknown>, string])[] = [
    ['number', 'en-GB', 41200, {}, '41,200'],
    ['number', 'en-GB', 1234.5, {}, '1,234.5'],
    ['number', 'en-GB', 0.1 + 0.2, {}, '0.30000000000000004'],
    ['number', 'en-GB', 1e-7, {}, '0.0000001'],
    ['number', 'en-GB', 2.7194, { digits: 2 }, '2.72'],
    ['number', 'en-GB', 3, { digits: 1 }, '3.0'],
    ['number', 'en-GB', '1200', {}, '1,200'],
    ['number', 'en-GB', -5, {}, '-5'],
    ['number', 'fr', 41200.5, {}, '41\u202f200,5'],
    ['number', 'fa', 41200, {}, '۴۱٬۲۰۰'],
    ['number', 'en-GB', undefined, {}, ''],
    ['number', 'en-GB', 'many', {}, 'problem: expected a number, found `many`'],
    ['number', 'en-GB', 1, { digits: 99 }, 'problem: expected `digits` from 0 to 20, found `99`'],
    ['percent', 'en-GB', 55, {}, '55%'],
    ['percent', 'en-GB', 0.5, {}, '0.5%'],
    ['percent', 'de', 55.25, { digits: 1 }, `55,3${nb}%`],
    ['percent', 'en-GB', [], {}, ''],
  ]
  it.each(cases)('%s %s %j %j → %s', async (name, language, value, hash, words) => {
    expect(await run(name, [value], hash, scopeFor(language))).toBe(words)
  })
})

describe('figure', () => {
  const cases: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ['exact', {}, `2${nb}main crossings`],
    ['least', {}, `at least 41,200${nb}people`],
    ['least', { unit: false }, 'at least 41,200'],
    ['least', { qualifier: false }, `41,200${nb}people`],
    ['one', {}, `about 1${nb}person`],
    ['upto', {}, 'up to 0.25'],
    ['range', {}, `between 3 and 5.5${nb}people`],
    ['range', { qualifier: false, unit: false }, '3–5.5'],
    ['floor', {}, 'at least 3'],
    ['share', {}, 'an estimated 12.5%'],
    ['shares', {}, 'between 10% and 20%'],
    ['evil', {}, `1${nb}&lt;b&gt;&#123;{x}}`],
  ]
  it.each(cases)('%s %j → %s', async (id, hash, words) => {
    expect(await run('figure', [id], hash)).toBe(`html: <span class="figure">${words}</span>`)
  })

  it('cites in prose and not on pages, unless told otherwise', async () => {
    expect(await run('figure', ['exact'], {}, scopeFor('en-GB', 'prose'))).toMatch(/<\/span>\[exact\]$/)
    expect(await run('figure', ['exact'], { cite: false }, scopeFor('en-GB', 'prose'))).toMatch(/<\/span>$/)
    expect(await run('figure', [facts[0]], { cite: true })).toMatch(/<\/span>\[exact\]$/)
  })

  it('complains about unknown facts and facts without a number', async () => {
    expect(await run('figure', ['leest'])).toBe('problem: no fact has the id `leest`')
    expect(await run('figure', ['event'])).toBe('problem: fact `event` has no number')
    expect(await run('figure', ['empty'])).toBe('problem: fact `empty` has no number')
    expect(await run('figure', ['__proto__'])).toBe('problem: no fact has the id `__proto__`')
    expect(await run('figure', [undefined])).toBe('')
  })
})

describe('cite, md, view, asset', () => {
  it('cites a fact, an id or a list of either', async () => {
    expect(await run('cite', [facts[0]])).toBe('html: [exact]')
    expect(await run('cite', [['exact', facts[1]]])).toBe('html: [exact|least]')
    expect(await run('cite', ['exact'], { at: 'para 3' })).toBe('html: [exact@para 3]')
    expect(await run('cite', [undefined])).toBe('')
    expect(await run('cite', [['exact', 'nobody']])).toBe('problem: no fact has the id `nobody`')
  })

  it('takes prose and texts for Markdown', async () => {
    expect(await run('md', [{ markdown: 'a', facts: [] }])).toBe('html: block:a')
    expect(await run('md', ['a'], { inline: true })).toBe('html: inline:a')
    expect(await run('md', [undefined])).toBe('')
    expect(await run('md', [3])).toBe('problem: expected prose or text, found `3`')
  })

  it('takes sections for views only', async () => {
    expect(await run('view', [{ id: 'x' }])).toBe('problem: expected a section, found an object')
  })

  it('takes a path for assets', async () => {
    expect(await run('asset', ['a.svg'])).toBe('html: data:a.svg')
    expect(await run('asset', [undefined])).toBe('problem: expected a path in the template, found nothing')
  })
})

describe('words', () => {
  const cases: readonly (readonly [string, readonly unknown[], Record<string, unknown>, unknown])[] = [
    ['label', ['asOf'], {}, 'As of'],
    ['label', ['date.about'], { date: 'x' }, 'about x'],
    ['label', ['nothing'], {}, 'problem: no label has the key `nothing`'],
    ['label', ['__proto__'], {}, 'problem: no label has the key `__proto__`'],
    ['term', ['kind', 'claim'], {}, 'claim'],
    ['term', ['kind', 'rumour'], {}, 'rumour'],
    ['term', ['kind', undefined], {}, ''],
    ['term', ['nogroup', 'claim'], {}, 'problem: no labels have the group `nogroup`'],
    ['upper', ['straße'], {}, 'STRASSE'],
    ['lower', ['ABC'], {}, 'abc'],
    ['shorten', ['The road is cut', 15], {}, 'The road is cut'],
    ['shorten', ['The road is cut, and so is the bridge', 16], {}, 'The road is cut…'],
    ['shorten', ['The road is cut, and so is the bridge', 19], {}, 'The road is cut…'],
    ['shorten', ['W'.repeat(400), 10], {}, 'WWWWWWWWW…'],
    ['shorten', ['A Donaudampfschifffahrtsgesellschaft', 10], {}, 'A Donauda…'],
    ['shorten', ['नमस्ते दुनिया', 4], {}, 'नमस्ते…'],
    ['shorten', [undefined, 10], {}, ''],
    ['shorten', ['a', 1], {}, 'problem: expected a length from 2, found `1`'],
    ['shorten', [{}, 9], {}, 'problem: expected a text, found an object'],
    ['upper', [undefined], {}, ''],
    ['join', [['a', 'b', 'c']], {}, 'a, b and c'],
    ['join', [['a', 2], '; '], {}, 'a; 2'],
    ['join', [undefined], {}, ''],
    ['join', ['a'], {}, 'problem: expected a list, found `a`'],
    ['join', [['a', {}]], {}, 'problem: expected a list of texts, found an object in it'],
    ['plural', [1], { one: '{n} source', other: '{n} sources' }, '1 source'],
    ['plural', [1200], { one: '{n} source', other: '{n} sources' }, '1,200 sources'],
    ['plural', [2], { one: 'x' }, 'problem: expected the form `other`'],
    ['plural', ['two'], { other: 'x' }, 'problem: expected a number, found `two`'],
    ['pad', [4, 3], {}, '004'],
    ['pad', [-4, 3], {}, '-004'],
    ['pad', [1234, 3], {}, '1234'],
    ['pad', [undefined, 3], {}, ''],
    ['pad', [4, 1e9], {}, 'problem: expected a width up to 40, found `1000000000`'],
    ['anchor', ['Water & sanitation!'], {}, 'water-sanitation'],
    ['anchor', ['بنیادی صورتحال'], {}, 'بنیادی-صورتحال'],
    ['anchor', [undefined], {}, ''],
    ['cssString', ['TLP:AMBER+STRICT'], {}, 'html: "TLP:AMBER+STRICT"'],
    ['cssString', ['a"b\\c</style>\n{{x}}'], {}, 'html: "a\\22 b\\5c c\\3c /style\\3e \\a \\7b \\7b x\\7d \\7d "'],
    ['cssString', ['\u0000é'], {}, 'html: "\\fffd é"'],
  ]
  it.each(cases)('%s %j %j → %s', async (name, args, hash, expected) => {
    expect(await run(name, args, hash)).toBe(expected)
  })

  it('uses the plural forms of the language', async () => {
    const forms = { one: 'один', few: 'несколько', many: 'много', other: 'прочее' }
    const words = await Promise.all([1, 3, 7].map((n) => run('plural', [n], forms, scopeFor('ru'))))
    expect(words).toEqual(['один', 'несколько', 'много'])
  })

  it('capitalises by the rules of the language', async () => {
    expect(await run('upper', ['istanbul'], {}, scopeFor('tr'))).toBe('İSTANBUL')
  })
})

describe('lists and conditions', () => {
  const cases: readonly (readonly [string, readonly unknown[], unknown])[] = [
    ['default', ['a', 'b'], 'a'],
    ['default', ['', 'b'], 'b'],
    ['default', [undefined, 'b'], 'b'],
    ['default', [0, 'b'], 0],
    ['first', [[1, 2, 3], 2], [1, 2]],
    ['first', [undefined, 2], []],
    ['first', [[1], 'x'], 'problem: expected a number of items, found `x`'],
    ['count', [[1, 2]], 2],
    ['count', [{ a: 1 }], 1],
    ['count', [undefined], 0],
    ['count', ['abc'], 'problem: expected a list, found `abc`'],
    ['eq', ['a', 'a'], true],
    ['eq', [1, '1'], false],
    ['ne', ['a', 'b'], true],
    ['gt', [3, 2], true],
    ['gt', ['2025-11', '2025-10'], true],
    ['gt', [undefined, 2], false],
    ['gt', ['a', 2], 'problem: expected two numbers or two texts, found `a` and `2`'],
    ['lt', [1, 2], true],
    ['gte', [2, 2], true],
    ['lte', [3, 2], false],
    ['and', [1, 'a'], 'a'],
    ['and', [1, [], 'a'], []],
    ['and', [1, undefined], false],
    ['and', [0, 1], 0],
    ['or', [undefined, '', 'x'], 'x'],
    ['or', [undefined, []], []],
    ['not', [[]], true],
    ['not', ['x'], false],
    ['includes', [['a', 'b'], 'b'], true],
    ['includes', ['abc', 'b'], true],
    ['includes', [undefined, 'b'], false],
    ['includes', [3, 'b'], 'problem: expected a list, found `3`'],
  ]
  it.each(cases)('%s %j → %j', async (name, args, expected) => {
    expect(await run(name, args)).toEqual(expected)
  })
})

describe('sourceLine', () => {
  it('gives author, quoted title, container, date, address and access, all escaped', async () => {
    expect(await run('sourceLine', [sources[0]])).toBe(
      'html: <span class="source-author">A. Writer and B. Writer</span>, ' +
        '<span class="source-title" lang="ur">“A &lt;b&gt;title&lt;/b&gt;”</span>, ' +
        '<cite class="source-container">The Paper</cite>, <span class="source-issued">about November 2025</span>, ' +
        '<a class="source-url" href="https://example.org/a/b?x=1&amp;y=2">example.<wbr>org/<wbr>a/<wbr>b?<wbr>x=<wbr>1&amp;<wbr>y=<wbr>2</a>, ' +
        '<span class="source-accessed">accessed 10 November 2025</span>',
    )
  })

  it('sets the title of a whole work in italics and says what is undated', async () => {
    expect(await run('sourceLine', ['book'])).toBe(
      'html: <cite class="source-title">Title of book</cite>, <span class="source-publisher">A House</span>, <span class="source-issued">2024</span>',
    )
    expect(await run('sourceLine', ['odd'])).toContain('<span class="source-issued">undated</span>')
  })

  it('links to web addresses only', async () => {
    expect(await run('sourceLine', ['odd'])).not.toContain('href')
    expect(await run('sourceLine', ['nobody'])).toBe('problem: expected a source, found `nobody`')
  })
})

describe('the table of helpers', () => {
  it('names each once', () => {
    const names = [...helperTable.map(({ name }) => name), ...builtInHelpers.map(({ name }) => name)]
    expect(new Set(names).size).toBe(names.length)
  })

  it('documents each with a call of itself', () => {
    for (const doc of helperDocs()) {
      expect(doc.description.length).toBeGreaterThan(10)
      expect(doc.example).toContain(doc.name)
      expect(doc.usage).toContain(doc.name)
    }
  })

  it('keeps what makes pages out of prose and names', () => {
    for (const name of ['md', 'view', 'asset', 'cssString', 'sourceLine']) expect(helpersFor('prose').has(name)).toBe(false)
    for (const name of ['figure', 'cite', 'label']) expect(helpersFor('name').has(name)).toBe(false)
  })
})
