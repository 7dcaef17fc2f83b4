import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lettersOf } from '../../../src/inspect/normalise-text.ts'
import { renderDocument } from '../../../src/render/render-document.ts'
import { inspectPage } from '../../../src/run/inspect-report.ts'
import type { ReadyReport, Report } from '../../../src/run/report.ts'
import { unusedTexts, withheldTexts } from '../../../src/run/withheld-texts.ts'
import { prepareMemoryProject } from '../../support/memory-project.ts'

const sources = `sources:
  open: {type: report, title: Bulletin of the relief office, reliability: B, url: https://example.org/bulletins/12}
  closed:
    type: report
    title: Cable of the northern legation
    author: [Oda Featherstone]
    url: https://example.org/cables/771
    reliability: B
    tlp: RED
actors:
  aide: {name: Ivo Pellegrin, type: person}
  ministry: {name: Ministry of Northern Waters, type: state}
`

const facts = `${sources}facts:
  rain: {kind: event, text: Rain fell in the north., when: 2026-04-12, sources: [open], credibility: 2}
  convoy-7:
    kind: event
    text: The ministry moved seven field hospitals to the northern border on Tuesday night.
    when: 2026-04-12
    sources: [closed]
    credibility: 2
    tlp: RED
    note: Ask the legation whether the number is known to anybody else before using it.
  doubt:
    kind: claim
    text: The crossing will stay shut until May, a person in the talks said.
    attributedTo: aide
    attribution: {type: anonymous, descriptor: a person in the talks, verb: said}
    when: 2026-04-12
    sources: [open]
    credibility: 6
  bridge: {kind: event, text: The old stone bridge over the Lower Mere was shut to lorries., when: 2026-04-12, sources: [open], credibility: 2}
`

async function ready(prose: string, template: Readonly<Record<string, string>> = {}): Promise<ReadyReport> {
  const text = `title: Rain\nasOf: 2026-04-12\nlanguage: en\nfacts: facts.yaml\nsections: [{title: A, body: ${JSON.stringify(prose)}}]\n`
  const [report] = await prepareMemoryProject({ 'briefs/a/brief.yaml': text, 'briefs/a/facts.yaml': facts, ...template })
  return readyOf(report)
}

function readyOf(report: Report | undefined): ReadyReport {
  if (report?.ready === undefined) throw new Error(report?.log.diagnostics.map((found) => found.message).join('\n') ?? 'none')
  return report.ready
}

async function found(prose: string, html = (text: string) => `<p>${text}</p>`) {
  return inspectPage({ html: html(prose) }, await ready('Rain. [@rain]')).map(({ code, message }) => `${code}: ${message}`)
}

describe('a page of an open report', () => {
  it.each([
    [
      'the whole text of a fact marked above it',
      'It is said that the ministry moved seven field hospitals to the northern border on Tuesday night.',
      'handling/leak: the page holds the text of fact `convoy-7`, which is TLP:RED',
    ],
    [
      'words of it',
      'We hear that seven field hospitals to the northern border on Tuesday were sent.',
      'handling/leak: the page holds words of the text of fact `convoy-7`, which is TLP:RED',
    ],
    [
      'the title of its source',
      'See “Cable of the Northern Legation”.',
      'handling/leak: the page holds the title of source `closed`, which is TLP:RED',
    ],
    [
      'its address',
      'See example.org/cables/771.',
      'handling/leak: the page holds the address of source `closed`, which is TLP:RED',
    ],
    [
      'its author',
      'Oda Featherstone thinks so.',
      'handling/identity: the page holds the author of source `closed`, which is TLP:RED',
    ],
    [
      'an analyst’s note',
      'Ask the legation whether the number is known to anybody else.',
      'handling/leak: the page holds words of the analyst’s note on `convoy-7`, which is never printed',
    ],
  ])('may not hold %s', async (_, text, message) => {
    expect(await found(text)).toEqual([message])
  })

  it('may hold what its own facts and sources say, and names that everybody knows', async () => {
    expect(
      await found(
        'Rain fell in the north. Bulletin of the relief office, example.org/bulletins/12. Ministry of Northern Waters.',
      ),
    ).toEqual([])
  })

  it('may not name whom it keeps anonymous, and points at the fact', async () => {
    const report = await ready('It will stay shut. [@doubt]')
    const [diagnostic, ...others] = inspectPage({ html: '<p>A person in the talks (Ivo Pellegrin) said</p>' }, report)
    expect(others).toEqual([])
    expect(diagnostic).toMatchObject({
      code: 'handling/identity',
      message: 'the page holds the name of the source that fact `doubt` keeps anonymous',
    })
    expect(facts.slice(diagnostic?.span?.start, diagnostic?.span?.end)).toBe('doubt')
    expect(inspectPage({ html: '<p>A person in the talks said</p>' }, report)).toEqual([])
  })

  it('is found out where a template draws what it should not', async () => {
    const page =
      '<!doctype html><html lang="en"><head><title>x</title></head><body>{{#each sources}}{{title}}{{/each}}<!-- convoy-7 x --></body></html>'
    const [report] = await prepareMemoryProject({
      'briefs/a/brief.yaml':
        'title: Rain\nasOf: 2026-04-12\nlanguage: en\nfacts: facts.yaml\nsections: [{title: A, body: "Rain. [@rain]"}]\n',
      'briefs/a/facts.yaml': facts.replaceAll('convoy-7', 'hidden-convoy-7'),
      'templates/sitrep/page.hbs': page.replace('convoy-7', 'hidden-convoy-7'),
    })
    const whole = readyOf(report)
    const rendered = await renderDocument(whole.merged, whole.templates, (report as Report).project, { generator: 'x' })
    const html = rendered.ok ? rendered.value.html : ''
    expect(inspectPage({ html }, whole).map(({ message }) => message)).toEqual([
      'the page holds the id of fact `hidden-convoy-7`, which is TLP:RED: a comment of the page',
    ])
  })
})

describe('facts that the report does not use', () => {
  it('are looked for, but the brief’s own words may say the same', async () => {
    const { texts, allowed } = unusedTexts(
      (await ready('The old stone bridge over the Lower Mere was shut to lorries. [@rain]')).merged,
      (await ready('Rain. [@rain]')).book,
    )
    expect(texts.map(({ what }) => what)).toEqual([
      'the text of fact `doubt`, which the report does not use',
      'the text of fact `bridge`, which the report does not use',
    ])
    expect(allowed().join()).toContain('The old stone bridge')
  })
})

describe('for any fact book and any markings', () => {
  const levels = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const
  const word = fc.stringMatching(/^[a-z]{4,9}$/)
  const sentence = fc.array(word, { minLength: 7, maxLength: 14 })
  const fact = fc.record({ words: sentence, level: fc.constantFrom(...levels), noted: fc.boolean(), cited: fc.boolean() })
  const books = fc.record({
    facts: fc.array(fact, { minLength: 1, maxLength: 12 }),
    level: fc.constantFrom(...levels),
    views: fc.subarray(['timeline', 'positions', 'facts', 'sources', 'methodology'] as const),
  })

  it('neither dossier nor page holds a text of a withheld fact, and a page that does is found out', async () => {
    await fc.assert(
      fc.asyncProperty(books, async ({ facts: list, level, views }) => {
        const above = (own: (typeof levels)[number]) => levels.indexOf(own) > levels.indexOf(level)
        const text = (index: number) => `Fact${index} ${list[index]?.words.join(' ')} end${index}.`
        const rows = list.map(
          ({ level: own, noted }, index) =>
            `  fact-number-${index}: {kind: event, text: ${text(index)}, when: 2026-04-1${index % 10}, sources: [s${index}], credibility: 2, tlp: ${own}${noted ? `, note: Note on ${text(index)} more` : ''}}`,
        )
        const origins = list.map(
          ({ level: own, words }, index) =>
            `  s${index}: {type: report, title: Title${index} ${words.toReversed().join(' ')}, reliability: B, tlp: ${own}}`,
        )
        const cited = list.flatMap((item, index) => (item.cited && !above(item.level) ? [`Cited. [@fact-number-${index}]`] : []))
        const visible = list.flatMap((item, index) => (above(item.level) ? [] : [`fact-number-${index}`]))
        const sections = [
          `  - {title: Told, body: ${JSON.stringify(['Told.', ...cited].join(' '))}}`,
          ...views.map(
            (view) =>
              `  - {title: ${view}, view: ${view}${view === 'timeline' || view === 'facts' ? `, select: {ids: [${visible.join(', ')}]}` : ''}}`,
          ),
        ]
        const files = {
          'briefs/a/brief.yaml': `title: Random\nasOf: 2026-04-20\nlanguage: en\ntlp: ${level}\nfacts: facts.yaml\nsections:\n${sections.join('\n')}\n`,
          'briefs/a/facts.yaml': `sources:\n${origins.join('\n')}\nfacts:\n${rows.join('\n')}\n`,
        }
        const [report] = await prepareMemoryProject(files)
        const whole = readyOf(report)
        const rendered = await renderDocument(whole.merged, whole.templates, (report as Report).project, { generator: 'x' })
        if (!rendered.ok) throw new Error(rendered.diagnostics.map(({ message }) => message).join('\n'))
        const outputs = [lettersOf(JSON.stringify(whole.merged.dossier)), lettersOf(rendered.value.html)]
        for (const [index, item] of list.entries()) {
          const used = Object.hasOwn(whole.merged.dossier.facts, `fact-number-${index}`)
          for (const output of outputs) {
            if (above(item.level)) expect(output).not.toContain(lettersOf(`Title${index} ${item.words.toReversed().join(' ')}`))
            if (!used) expect(output).not.toContain(lettersOf(text(index)))
            expect(output).not.toContain(lettersOf(`Note on ${text(index)}`))
          }
        }
        expect(inspectPage(rendered.value, whole)).toEqual([])
        const withheld = withheldTexts(whole.merged, whole.book).texts.filter(({ what }) => what.startsWith('the text of'))
        expect(withheld).toHaveLength(list.filter((item) => above(item.level)).length)
        for (const item of withheld) {
          const spoilt = rendered.value.html.replace('</body>', `<i>${item.text.toUpperCase()}</i></body>`)
          expect(inspectPage({ html: spoilt }, whole).some(({ message }) => message.includes(item.what))).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})
