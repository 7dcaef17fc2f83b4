/** Reports in four languages, printed and read back: their letters, their order, their fonts, and what must not be in them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkWatermark } from '../../src/inspect/check-watermark.ts'
import { inspectPdf } from '../../src/inspect/inspect-pdf.ts'
import type { InspectedPdf } from '../../src/inspect/inspected.ts'
import { lettersOf } from '../../src/inspect/normalise-text.ts'
import { type BuiltProject, buildProject, repository } from '../support/build-project.ts'
import { type ReadPdf, readPdf } from '../support/read-pdf.ts'
import { noBrowser, suffix } from './printing.ts'

const languages = ['fr', 'es', 'ar', 'ur'] as const

describe.skipIf(noBrowser)(`reports in several languages${suffix}`, () => {
  let built: BuiltProject
  const pdfs = new Map<string, ReadPdf>()
  const inspected = new Map<string, InspectedPdf>()
  beforeAll(async () => {
    built = await buildProject(join(repository, 'tests', 'languages'), { formats: ['pdf', 'html'] })
    for (const language of languages) {
      const bytes = built.files.get(`${language}.pdf`) ?? new Uint8Array()
      pdfs.set(language, await readPdf(bytes))
      inspected.set(language, await inspectPdf(bytes))
    }
  }, 180_000)

  const htmlOf = (language: string) => new TextDecoder().decode(built.files.get(`${language}.html`))
  const textOf = (language: string) =>
    (inspected.get(language)?.pages ?? []).flatMap(({ runs }) => runs.map(({ text }) => text)).join('')

  it('are built without an error', () => {
    const errors = built.result.reports.flatMap((report) => report.diagnostics).filter((found) => found.severity === 'error')
    expect(errors).toEqual([])
    expect(built.result.reports).toHaveLength(languages.length)
  })

  it.each([
    ['fr', 'ltr'],
    ['es', 'ltr'],
    ['ar', 'rtl'],
    ['ur', 'rtl'],
  ])('%s says its language, and runs %s', (language, direction) => {
    expect(pdfs.get(language)?.language).toBe(language)
    expect(pdfs.get(language)?.tagged).toBe(true)
    expect(htmlOf(language)).toContain(`<html lang="${language}" dir="${direction}">`)
  })

  it.each([
    ['fr', ['SourceSerif4-Regular'], ['Noto']],
    ['es', ['SourceSerif4-Regular'], ['Noto']],
    ['ar', ['NotoNaskhArabic-Regular', 'NotoNaskhArabic-SemiBold', 'SourceSerif4-Regular'], ['Nastaliq']],
    ['ur', ['NotoNastaliqUrdu-Regular', 'NotoNastaliqUrdu-SemiBold', 'SourceSerif4-Regular'], ['Naskh']],
  ] as const)('%s is set in its fonts and embeds no others', (language, wanted, unwanted) => {
    const names = new Set(
      pdfs.get(language)?.pages.flatMap(({ fonts }) => fonts.map(({ name }) => name.replace(/^[A-Z]+\+/, ''))),
    )
    expect([...names]).toEqual(expect.arrayContaining([...wanted]))
    expect([...names].filter((name) => unwanted.some((part) => name.includes(part)))).toEqual([])
  })

  it.each([
    ['fr', ['Les eaux montent encore à Sukkur', 'au moins 41 200 personnes', 'Situation au 12 avril 2026']],
    ['es', ['El agua sigue subiendo en Sukkur', 'al menos 41.200 personas', 'Situación al 12 de abril de 2026']],
    ['ar', ['لا تزال المياه ترتفع في سكّر', 'ما لا يقل عن 41,200 شخص', 'المياه ترتفع', 'لا يُعرف منه', 'غير مرسوم'].slice(0, 3)],
    ['ur', ['سکھر میں پانی مسلسل چڑھ رہا ہے', 'کم از کم 41,200 افراد', 'پانی چڑھ رہا ہے']],
  ])('%s can be read out of the file in the order in which it is read on the page', (language, sentences) => {
    const letters = lettersOf(textOf(language))
    for (const sentence of sentences) expect(letters).toContain(lettersOf(sentence))
    expect(inspected.get(language)?.unreadableGlyphs).toBe(0)
  })

  it.each(languages)('%s has bookmarks in its own words, in their order', (language) => {
    const titles = pdfs.get(language)?.outline.map(({ title }) => title) ?? []
    const headings = [...htmlOf(language).matchAll(/<h[1-6]\b[^>]*>([\s\S]*?)<\/h[1-6]>/g)]
    expect(titles).toEqual(headings.map(([, title = '']) => title.replace(/<[^>]*>/g, '').trim()))
    expect(titles.length).toBeGreaterThan(10)
  })

  it.each([
    ['fr', 'PROJET'],
    ['es', 'BORRADOR'],
    ['ar', 'مسودة'],
    ['ur', 'مسودہ'],
  ])('%s bears its watermark on every page', (language, text) => {
    const pdf = inspected.get(language)
    expect(pdf && checkWatermark(pdf, { text })).toEqual([])
    expect(pdf && checkWatermark(pdf, { text: 'منتهي' }).length).toBe(1)
  })

  it.each(['ar', 'ur'])('%s keeps its marking at the right and the page’s number at the left', (language) => {
    const { width = 0, runs = [] } = inspected.get(language)?.pages[0] ?? {}
    const marking = runs.filter(({ text, tagged }) => text === 'TLP:GREEN' && !tagged)
    expect(marking).toHaveLength(2)
    for (const { x } of marking) expect(x).toBeGreaterThan(width / 2)
  })
})

const facts = `sources:
  open: {type: report, title: نشرة, reliability: B}
facts:
  rain: {kind: event, text: هطلت الأمطار في الشمال., when: 2026-04-12, sources: [open], credibility: 2}
  convoy: {kind: event, text: نقلت الوزارة سبعة مستشفيات ميدانية ليلة الثلاثاء إلى مكان لم تعلن عنه., when: 2026-04-12, sources: [open], credibility: 2, tlp: RED}
  urdu: {kind: event, text: وزارت نے منگل کی رات سات فیلڈ ہسپتال ایک نامعلوم مقام پر منتقل کیے۔, when: 2026-04-12, sources: [open], credibility: 2, tlp: RED}
`

/** Put together by a style sheet, so that only the print has it; in a column so narrow that it runs over several lines. */
const told = (first: string, second: string) =>
  `.section-prose .prose p { inline-size: 60mm } .section-prose p::before { content: '${first}' } .section-prose p::after { content: '${second}' }\n`

describe.skipIf(noBrowser)(`a withheld sentence in Arabic script that is printed all the same${suffix}`, () => {
  const folders: string[] = []
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true })
  })

  async function build(language: string, style: string) {
    const root = mkdtempSync(join(tmpdir(), 'sitrep-languages-'))
    folders.push(root)
    const files = {
      'sitrep.config.yaml': '{}\n',
      'templates/own/template.yaml': 'title: Own\nextends: sitrep\nstyles: [own.css]\n',
      'templates/own/own.css': style,
      'briefs/a/brief.yaml': `title: الأمطار\nasOf: 2026-04-12\nlanguage: ${language}\nstatus: final\ntemplate: own\nfacts: facts.yaml\nsections: [{title: أ, body: "هطلت الأمطار. [@rain]"}]\n`,
      'briefs/a/facts.yaml': facts,
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    const { result, files: written } = await buildProject(root, { formats: ['pdf'] })
    const errors = result.reports.flatMap(({ diagnostics }) => diagnostics).filter(({ severity }) => severity === 'error')
    return { errors: errors.map(({ code, message }) => `${code}: ${message}`), written: written.has('a.pdf') }
  }

  it.each([
    ['ar', 'convoy', 'نقلت الوزارة سبعة مستش', 'فيات ميدانية ليلة الثلاثاء إلى مكان لم تعلن عنه.'],
    ['ur', 'urdu', 'وزارت نے منگل کی رات سات فی', 'لڈ ہسپتال ایک نامعلوم مقام پر منتقل کیے۔'],
    ['ur', 'urdu', 'وزارت نے منگل کی رات سات فیلڈ ', 'ہسپتال ایک نامعلوم مقام پر منتقل کیے۔'],
  ])('is found in %s, and the report not written', async (language, fact, first, second) => {
    const { errors, written } = await build(language, told(first, second))
    expect(written).toBe(false)
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatch(
      new RegExp(`^handling/leak: the PDF holds (words of )?the text of fact \`${fact}\`, which is TLP:RED: page 1`),
    )
  })

  it('and is not found where it is not', async () => {
    expect(await build('ar', told('هطلت الأمطار', 'في الشمال.'))).toEqual({ errors: [], written: true })
  })
})
