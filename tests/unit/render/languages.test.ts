/** The languages that the product speaks: every word of the page in each, dates, numbers, plural forms and lists as their readers write them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createDiskHost } from '../../../src/host/disk-host.ts'
import { createMemoryHost } from '../../../src/host/memory-host.ts'
import { type DateStyle, formatDate } from '../../../src/render/format-date.ts'
import { formatFigure, formatNumber, formatPercent } from '../../../src/render/format-number.ts'
import { createFormats } from '../../../src/render/formats.ts'
import { languageForms } from '../../../src/render/language-forms.ts'
import { pluralCategories, pluralCategory } from '../../../src/render/plural-category.ts'
import { readLabels } from '../../../src/render/read-labels.ts'
import { type WordsByLanguage, wordsFor } from '../../../src/render/words.ts'
import { lexiconIds, lexicons } from '../../../src/terms/lexicons.ts'
import { parseEdtf } from '../../../src/time/parse-edtf.ts'
import { repository } from '../../support/prepare-project.ts'

const shipped = ['fr', 'es', 'ar', 'ur'] as const
const disk = createDiskHost({ root: repository, shippedRoot: repository, now: new Date('2026-04-12T12:00:00Z') })
const files = ['en', 'en-GB', ...shipped].map((language) => `labels/${language}.yaml`)
const { words, diagnostics } = await readLabels(
  [{ name: 'base', folder: 'templates/base', shipped: true, files: new Set(files) } as never],
  disk,
)
const english = words.get('en') ?? new Map<string, string>()

function languageOf(language: string, byLanguage: WordsByLanguage = words) {
  return { words: wordsFor(language, byLanguage), formats: createFormats(language, languageForms(language, byLanguage)) }
}

function dateIn(language: string, date: string, style: DateStyle = 'medium'): string {
  const edtf = parseEdtf(date)
  if (edtf === undefined) throw new Error(`${date} is no date`)
  return formatDate(edtf, style, languageOf(language))
}

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ')
/** Forms that a language has and English has not: of plurals, of dates with a day, of the calendar. */
const isOwnForm = (key: string) =>
  /\.(zero|two|few|many)$/.test(key) || /^date\.\w+Day$/.test(key) || /^calendar\.(firstDay|short\.)/.test(key)
const isPlural = (key: string) => /^(count|unit)\./.test(key) && pluralCategories.some((name) => key.endsWith(`.${name}`))

describe.each(shipped)('the labels of %s', (language) => {
  const own = words.get(language) ?? new Map<string, string>()

  it('are whole and can be read', () => {
    expect(diagnostics).toEqual([])
    expect([...english.keys()].filter((key) => !own.has(key))).toEqual([])
    expect([...own.keys()].filter((key) => !english.has(key) && !isOwnForm(key))).toEqual([])
  })

  it('take the same values', () => {
    const unlike = [...english].filter(([key, text]) => !isPlural(key) && placeholders(own.get(key) ?? '') !== placeholders(text))
    expect(unlike.map(([key]) => key)).toEqual([])
  })

  it('have every form that numbers call for', () => {
    const groups = [...new Set([...english.keys()].filter(isPlural).map((key) => key.slice(0, key.lastIndexOf('.'))))]
    expect(groups.length).toBeGreaterThan(4)
    const needed = new Set(Array.from({ length: 120 }, (_, number) => pluralCategory(number, language)))
    const missing = groups.flatMap((group) =>
      [...needed].filter((name) => !own.has(`${group}.${name}`)).map((name) => `${group}.${name}`),
    )
    expect(missing).toEqual([])
  })

  it('name every term of the lexicons, no two of one lexicon alike', () => {
    for (const id of lexiconIds) {
      const terms = lexicons[id].bands.flatMap((band) => band.terms).map((term) => own.get(`likelihoodTerm.${term}`))
      expect(terms).not.toContain(undefined)
      expect(new Set(terms).size).toBe(terms.length)
    }
  })

  it('are no English left over', () => {
    const isSame = ([key, text]: readonly [string, string]) =>
      english.get(key) === text && /[a-z]{3}/.test(text.replace(/\{\w+\}/g, '')) && !/^(calendar|numbers|list)\./.test(key)
    // Words that are the same in both languages.
    const alike = [
      'Sources',
      'Source',
      'Contacts',
      'Annexes',
      'Note',
      'Important',
      'Date',
      'Population',
      'Position',
      'position',
      'km',
      'Alternatives',
      'improbable',
      'Situation',
      'source',
      'sources',
    ]
    expect(
      [...own]
        .filter(isSame)
        .filter(([, text]) => !alike.includes(text.replace(/\{\w+\}/g, '').trim()))
        .map(([key, text]) => `${key}: ${text}`),
    ).toEqual([])
  })
})

describe('dates', () => {
  it.each([
    ['fr', '2026-04-01', 'medium', '1er avril 2026'],
    ['fr', '2026-04-09/2026-04-12', 'short', '9–12 avr. 2026'],
    ['fr', '2026-04-09/..', 'medium', 'depuis le 9 avril 2026'],
    ['fr', '2026-04/..', 'medium', 'depuis avril 2026'],
    ['fr', '2026-04-09~', 'medium', 'vers le 9 avril 2026'],
    ['fr', '2026-04-09T10:05+05:00', 'medium', '9 avril 2026 à 10:05\u00a0UTC+05:00'],
    ['es', '2026-04-09', 'long', 'jueves, 9 de abril de 2026'],
    ['es', '2026-04-09', 'short', '9 abr 2026'],
    ['es', '2026-03-30/2026-04-02', 'medium', '30 de marzo – 2 de abril de 2026'],
    ['ar', '2026-04-09', 'medium', '9 أبريل 2026'],
    ['ar', '2026-04-09', 'long', 'الخميس، 9 أبريل 2026'],
    ['ar', '2026-04-03/2026-04-12', 'medium', '3–12 أبريل 2026'],
    ['ar-u-nu-arab', '2026-04-09T10:05+05:00', 'medium', '٩ أبريل ٢٠٢٦، ١٠:٠٥\u00a0UTC+05:00'],
    ['ur', '2026-04-03/2026-04-12', 'medium', '3 تا 12 اپریل 2026'],
    ['ur', '2026-04-09/..', 'medium', '9 اپریل 2026 سے'],
    ['ur', '../2026-04-09', 'medium', '9 اپریل 2026 تک'],
    ['ur', '2026-04~', 'medium', 'تقریباً اپریل 2026'],
    ['ur-PK-u-nu-arabext', '2026-04-09', 'medium', '۹ اپریل ۲۰۲۶'],
    ['en-GB', '2025-09-09/2025-09-12', 'short', '9–12 Sept 2025'],
    ['en-US', '2025-09-09/2025-10-02', 'medium', 'September 9 – October 2, 2025'],
    ['en', '2024/2025', 'medium', '2024–2025'],
    // Regions with other habits are Intl's: Syria has month names of its own, and Western digits here all the same.
    ['ar-SY', '2026-04-09', 'medium', '9 نيسان 2026'],
    ['en-AU', '2026-04-09', 'medium', '9 April 2026'],
  ] as const)('%s: %s (%s) is %s', (language, date, style, expected) => {
    expect(dateIn(language, date, style)).toBe(expected)
  })

  it('are Intl’s in a language without a file, and a file’s in one that has it', () => {
    expect(dateIn('de', '2026-04-09')).toBe('9. April 2026')
    const calendar = new Map([...english].filter(([key]) => key.startsWith('calendar.')))
    const own = new Map([...calendar, ['calendar.day', '{day}/{month}/{year}'], ['calendar.months.4', 'Aprili']])
    const edtf = parseEdtf('2026-04-09')
    if (edtf === undefined) throw new Error('no date')
    expect(formatDate(edtf, 'medium', languageOf('sw', new Map([['sw', own]])))).toBe('9/Aprili/2026')
  })
})

/** What the shipped languages say must not change with the data on languages that come with Node: Intl is not asked. */
it.each([...shipped, 'en', 'en-GB'])('%s does not ask Intl how it writes', (language) => {
  const { calendar, numbers, list } = languageForms(language, words)
  expect([calendar, numbers, list].map((form) => form !== undefined)).toEqual([true, true, true])
})

describe('numbers', () => {
  it.each([
    ['fr', 1234567.5, '1\u202f234\u202f567,5'],
    ['es', 1234.5, '1234,5'],
    ['es', 41200, '41.200'],
    ['ar', 41200, '41,200'],
    ['ar-EG', 41200, '41,200'],
    ['ar-u-nu-arab', 41200.5, '٤١٬٢٠٠٫٥'],
    ['ur', 41200, '41,200'],
    ['ur-u-nu-arabext', 41200, '۴۱٬۲۰۰'],
    ['en-IN', 1234567, '12,34,567'],
    ['en', -0.25, '-0.25'],
  ])('%s: %d is %s', (language, value, expected) => {
    expect(formatNumber(value, languageOf(language).formats)).toBe(expected)
  })

  it.each([
    ['fr', '12,5\u00a0%'],
    ['es', '12,5\u00a0%'],
    ['ar', '12.5\u200e%\u200e'],
    ['ar-u-nu-arab', '١٢٫٥\u066a\u061c'],
    ['ur', '12.5\u00a0فیصد'],
  ])('%s: 12.5 percent is %s', (language, expected) => {
    expect(formatPercent(12.5, languageOf(language).formats)).toBe(expected)
  })

  it('are rounded as they are written, halves up', () => {
    expect([1.005, 2.5, -2.5].map((value) => formatNumber(value, languageOf('fr').formats, value === 1.005 ? 2 : 0))).toEqual([
      '1,01',
      '3',
      '-3',
    ])
  })

  it.each([
    ['fr', 'au moins 41\u202f200\u00a0personnes'],
    ['es', 'al menos 41.200\u00a0personas'],
    ['ar', 'ما لا يقل عن 41,200\u00a0شخص'],
    ['ur', 'کم از کم 41,200\u00a0افراد'],
  ])('%s: at least 41,200 people', (language, expected) => {
    const figure = { measure: 'displaced', value: 41200, unit: 'people', qualifier: 'atLeast' } as const
    expect(formatFigure(figure, languageOf(language), { unit: true, qualifier: true })).toBe(expected)
  })
})

describe('plural forms', () => {
  it.each(['en', 'fr', 'es', 'ar', 'ur'])('of %s are those of CLDR', (language) => {
    const intl = new Intl.PluralRules(language)
    const numbers = [...Array.from({ length: 1300 }, (_, number) => number), 0.5, 1.5, 2.5, 1e6, 2e6, 1.5e6, 1e9]
    expect(numbers.map((number) => pluralCategory(number, language))).toEqual(numbers.map((number) => intl.select(number)))
  })

  it('are six in Arabic', () => {
    const forms = [0, 1, 2, 5, 15, 100].map((number) => wordsFor('ar', words).text(`count.fact.${pluralCategory(number, 'ar')}`))
    expect(forms).toEqual(['لا وقائع', 'واقعة واحدة', 'واقعتان', '{n} وقائع', '{n} واقعة', '{n} واقعة'])
  })
})

it.each([
  ['fr', ['a', 'b', 'c'], 'a, b et c'],
  ['es', ['padres', 'hijos'], 'padres e hijos'],
  ['es', ['agua', 'hielo'], 'agua y hielo'],
  ['ar', ['أ', 'ب', 'ج'], 'أ وب وج'],
  ['ur', ['الف', 'ب', 'ج'], 'الف، ب اور ج'],
  ['en', ['a', 'b', 'c'], 'a, b, and c'],
  ['en-GB', ['a', 'b', 'c'], 'a, b and c'],
  ['en', ['{b}', '$1', '{a}'], '{b}, $1, and {a}'],
])('%s lists %j as %s', (language, items, expected) => {
  expect(languageOf(language).formats.list(items)).toBe(expected)
})

it('joins a project’s own file key by key with the shipped one', async () => {
  const host = createMemoryHost({ 'templates/base/labels/ar.yaml': 'product: نشرة\ncalendar: {months: {4: نيسان}}\n' })
  const own = await readLabels(
    [{ name: 'base', folder: 'templates/base', shipped: false, files: new Set(['labels/ar.yaml']) } as never],
    host,
  )
  const joined = new Map([...words, ['ar', new Map([...(words.get('ar') ?? []), ...(own.words.get('ar') ?? [])])]])
  const edtf = parseEdtf('2026-04-09')
  expect(edtf && formatDate(edtf, 'medium', languageOf('ar', joined))).toBe('9 نيسان 2026')
})

describe('the shipped style sheets', () => {
  const folders = ['base', 'brief', 'dossier', 'flash', 'sitrep'].map((name) => join(repository, 'templates', name, 'styles'))
  const sheets = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.css'))
      .map((path) => ({ path: join(folder, path).slice(repository.length + 1), css: readFileSync(join(folder, path), 'utf8') })),
  )

  it.each(sheets)(
    '$path has lines that are as high as the language wants, and no left or right but of the page',
    ({ path, css }) => {
      // Urdu needs lines half as high again: a height in points is multiplied.
      const fixed = css.match(/(?:line-height:\s*|font:[^;{]*\/\s*|--line[\w-]*:\s*)\d[\d.]*pt/g) ?? []
      const sides = css.match(/(?:margin|padding|border)-(?:left|right)\b|float: (?:left|right)|(?<![-\w])(?:left|right):/g) ?? []
      expect(fixed).toEqual([])
      expect(path.endsWith('page.css') ? [] : sides).toEqual([])
    },
  )
})
