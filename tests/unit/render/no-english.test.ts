/** What the product itself says is in the report’s language: pages with every view, searched for words that neither the report’s own texts nor the language’s labels have. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { countryCodes } from '../../../src/figures/map/country-codes.ts'
import { countryName } from '../../../src/figures/map/country-names.ts'
import { readReferences } from '../../../src/render/escape-html.ts'
import { renderDocument } from '../../../src/render/render-document.ts'
import { prepareProject, repository } from '../../support/prepare-project.ts'

/** Fields in which people write: what they say may be in any language. Values of lists (`kind: claim`, `likelihood: likely`) are not among them. */
const written = new Set([
  ...[
    'title',
    'subtitle',
    'product',
    'preparedBy',
    'reviewedBy',
    'authorizedBy',
    'distribution',
    'audience',
    'purpose',
    'banner',
  ],
  ...['text', 'name', 'short', 'markdown', 'label', 'note', 'publisher', 'containerTitle', 'descriptor', 'author', 'genre'],
  ...['alt', 'role', 'email', 'phone', 'url', 'unit', 'at', 'code', 'reason', 'was', 'before', 'attributedName', 'id'],
  ...['tags', 'key', 'measure', 'population', 'data', 'chart', 'verb', 'organisation', 'disclaimer'],
])
/** Names: of the program, of the time, of who drew the outlines, of the language’s own name for itself. */
const names = ['sitrep', 'utc', 'tlp', 'green', 'amber', 'clear', 'natural', 'earth', 'icd', 'phia']

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]{2,}/gu) ?? []
}

/** The texts below the fields that people write in. */
function textsIn(value: unknown, isWritten = false): readonly string[] {
  if (typeof value === 'string') return isWritten ? [value] : []
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, isWritten))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, isWritten || written.has(key)))
}

/** What a reader sees or hears of the page, its margins among it. */
function shownIn(html: string): string {
  const margins = [...html.matchAll(/--[\w-]+: "((?:[^"\\]|\\.)*)"/g)].map(([, words = '']) =>
    words.replace(/\\[0-9a-f]+ /g, ' '),
  )
  const page = html.replace(/<style>[\s\S]*?<\/style>/g, '')
  const heard = [...page.matchAll(/\b(?:title|alt|aria-label)="([^"]*)"/g)].map(([, words = '']) => words)
  return readReferences([page.replace(/<[^>]*>/g, ' '), ...heard, ...margins].join(' '))
}

const cases = [
  { project: 'languages', template: 'sitrep' },
  { project: 'golden/every-view', template: 'sitrep' },
  { project: 'golden/changes', template: 'brief' },
  { project: 'golden/pictures', template: 'dossier' },
  { project: 'golden/public-variant', template: 'flash' },
] as const

describe.each(['fr', 'es', 'ar', 'ur'])('a report in %s', (language) => {
  it.each(cases)(
    'has no words of another language but its own texts: $project as $template',
    async ({ project, template }) => {
      const set = [`template=${template}`, ...(project === 'languages' ? [] : [`language=${language}`])]
      const briefs = project === 'languages' ? [language] : []
      const reports = await prepareProject(join(repository, 'tests', project), { briefs, set })
      expect(reports.length).toBeGreaterThan(0)
      for (const { ready, log, project: host } of reports) {
        if (ready === undefined) throw new Error(log.diagnostics.map(({ message }) => message).join('\n'))
        const { merged, templates, figures } = ready
        const document = await renderDocument(merged, templates, host, {
          generator: 'Sitrep',
          pictures: figures,
        })
        if (!document.ok) throw new Error(document.diagnostics.map(({ message }) => message).join('\n'))
        const known = new Set([
          ...names,
          ...wordsIn(textsIn(merged.dossier).join(' ')),
          ...wordsIn([...(templates.words.get(language)?.values() ?? [])].join(' ')),
          ...wordsIn(
            countryCodes()
              .map((code) => countryName(code, language))
              .join(' '),
          ),
        ])
        const shown = wordsIn(shownIn(document.value.html))
        expect(shown.length).toBeGreaterThan(80)
        expect([...new Set(shown)].filter((word) => !known.has(word))).toEqual([])
      }
    },
    30_000,
  )
})

it('finds what is not translated', async () => {
  const [report] = await prepareProject(join(repository, 'tests', 'golden/every-view'), { set: ['language=sw'] })
  if (report?.ready === undefined) throw new Error('not ready')
  const { merged, templates, figures } = report.ready
  const document = await renderDocument(merged, templates, report.project, { pictures: figures })
  const known = new Set([...names, ...wordsIn(textsIn(merged.dossier).join(' '))])
  expect(document.ok && wordsIn(shownIn(document.value.html)).filter((word) => !known.has(word))).toEqual(
    expect.arrayContaining(['covered', 'assumptions']),
  )
})

describe('letters of a report in Arabic script', () => {
  const glyphFindings = async (language: string, title: string) => {
    const [report] = await prepareProject(join(repository, 'tests', 'languages'), { briefs: [language], set: [`title=${title}`] })
    if (report?.ready === undefined) throw new Error('not ready')
    const { merged, templates, figures } = report.ready
    const document = await renderDocument(merged, templates, report.project, { pictures: figures })
    return document.diagnostics.filter(({ code }) => code === 'page/missing-glyph').map(({ message }) => message)
  }

  it.each([
    ['ar', 'الفيضانات (٢٠٢٦) – پ چ ژ گ'],
    ['ur', 'سیلاب ٹ ڈ ڑ ں ہ ھ ے ۔ ٪ ۱۲۳'],
  ])('of %s are all in its fonts', async (language, title) => {
    expect(await glyphFindings(language, title)).toEqual([])
  })

  it('of another script are missed before anything is printed', async () => {
    expect(await glyphFindings('ar', 'שלום')).toEqual([expect.stringContaining('ש')])
  })
})
