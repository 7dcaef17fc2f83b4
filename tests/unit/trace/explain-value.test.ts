import { describe, expect, it } from 'vitest'
import { type ExplainedValue, explainValue, suggestPath } from '../../../src/trace/explain-value.ts'
import type { TraceRequest } from '../../../src/trace-project.ts'
import { trace } from './traced-project.ts'

const files = {
  'sitrep.config.yaml': 'formats: [html]\ndefaults: {preparedBy: Everyone, product: Report, data: {rows: r.csv}}\n',
  'templates/flash/template.yaml': 'title: Flash\nextends: sitrep\ndefaults: {preparedBy: Designers, paper: Letter}\n',
  'briefs/a/r.csv': 'x\n1\n',
  'briefs/a/s.csv': 'x\n1\n',
  'briefs/a/facts.yaml': `defaults: {tlp: GREEN, credibility: 3}
sources:
  wire.1: {type: article, title: Wire, reliability: B}
facts:
  rose: {kind: event, text: Water rose., sources: wire.1, credibility: 1}
  count: {kind: figure, text: Displaced, value: 60, sources: [wire.1]}
`,
  'briefs/a/brief.yaml': `title: A
template: flash
asOf: 2025-11-10
tlp: GREEN
facts: facts.yaml
preparedBy: Desk
product:
data: {more: s.csv}
judgements:
  - {id: river.high, text: "It stays high [@rose].", likelihood: likely}
  - It falls later.
sections: [{title: "Now, then", body: "Rose [@rose]."}, timeline]
variants: [{id: public, preparedBy: Press, judgements: [{id: river.high, text: "High [@count].", likelihood: unlikely}]}]
`,
}

async function explain(path: string, request: Partial<TraceRequest> = {}): Promise<ExplainedValue> {
  const traced = await trace(files, request)
  const [layers = []] = traced.layers.values()
  const report = traced.reports.find(({ brief }) => brief.variant?.id === request.variant)
  return explainValue({ path, layers, report, textFiles: traced.textFiles })
}

/** Layer, words at its place, value: the one that holds first. */
async function statements(path: string, request: Partial<TraceRequest> = {}) {
  const explained = await explain(path, request)
  if (explained.kind !== 'written') return explained.kind
  const texts: Readonly<Record<string, string>> = files
  return [explained.said, ...explained.earlier].map(({ layer, span, value }) => [
    layer,
    texts[span.file]?.slice(span.start, span.end),
    value,
  ])
}

describe('explainValue', () => {
  it('gives the layer that said it last and those whose value it replaced', async () => {
    const own = [
      ['the brief', 'Desk', 'Desk'],
      ['template `flash`', 'Designers', 'Designers'],
      ['the project’s defaults', 'Everyone', 'Everyone'],
    ]
    expect(await statements('preparedBy')).toEqual(own)
    expect(await statements('brief.preparedBy')).toEqual(own)
    expect(await statements('preparedBy', { variant: 'public', set: ['preparedBy=Me'] })).toEqual([
      ['`--set`', undefined, 'Me'],
      ['the variant `public`', 'Press', 'Press'],
      ...own,
    ])
  })

  it('shows a value that a later layer took away', async () => {
    expect((await statements('product')).slice(-1)).toEqual([['the project’s defaults', 'Report', 'Report']])
    expect(await explain('product')).toMatchObject({ kind: 'written', value: null })
  })

  it('shows all layers that have keys of a mapping', async () => {
    expect(await explain('data')).toMatchObject({ isMerged: true, value: { rows: 'r.csv', more: 's.csv' } })
    expect(await statements('data.rows')).toEqual([['the project’s defaults', 'r.csv', 'r.csv']])
  })

  it('finds items by id, also with dots in it, by the id that the report gives them, and by number', async () => {
    expect(await statements('judgements.river.high.likelihood')).toEqual([['the brief', 'likely', 'likely']])
    expect(await statements('judgements[0].likelihood')).toEqual([['the brief', 'likely', 'likely']])
    expect(await statements('judgements.judgement-2.text')).toEqual([['the brief', 'It falls later.', 'It falls later.']])
    expect(await statements('sections.now-then.title')).toEqual([['the brief', '"Now, then"', 'Now, then']])
    expect(await statements('sections.timeline.view')).toEqual([['the brief', 'timeline', 'timeline']])
    expect(await statements('judgements.river.high.likelihood', { variant: 'public' })).toEqual([
      ['the variant `public`', 'unlikely', 'unlikely'],
      ['the brief', 'likely', 'likely'],
    ])
  })

  it('leads to fact files, and to their defaults', async () => {
    expect(await statements('facts.count.value')).toEqual([['the fact file', '60', 60]])
    expect(await statements('facts.count.figure.value')).toEqual([['the fact file', '60', 60]])
    expect(await statements('facts.count.credibility')).toEqual([['the defaults of the fact file', '3', 3]])
    expect(await statements('facts.rose.credibility')).toEqual([
      ['the fact file', '1', 1],
      ['the defaults of the fact file', '3', 3],
    ])
    expect(await statements('sources.wire.1.reliability')).toEqual([['the fact file', 'B', 'B']])
    expect(await statements('facts.0')).toEqual([['the brief', 'facts.yaml', 'facts.yaml']])
  })

  it('tells what nobody says, and what is computed', async () => {
    expect(await explain('lexicon')).toEqual({ kind: 'preset', path: 'lexicon', value: 'icd203' })
    expect(await explain('subtitle')).toEqual({ kind: 'preset', path: 'subtitle', value: undefined })
    expect(await explain('facts.rose.grade')).toEqual({ kind: 'computed', path: 'facts.rose.grade', value: 'B1' })
    expect(await explain('judgements.river.high.likelihood.range')).toMatchObject({ kind: 'computed', value: '55–80 %' })
    expect(await explain('marking.label')).toMatchObject({ kind: 'computed', value: 'TLP:GREEN' })
  })

  it.each([
    ['preparedBi', '', 'preparedBy'],
    ['judgements.river.high.likelihod', 'judgements.river.high', 'judgements.river.high.likelihood'],
    ['judgements.rivr.high.text', 'judgements', 'judgements.river.high.text'],
    ['facts.cuont.value', 'facts', 'facts.count.value'],
    ['facts.count.valu', 'facts.count', 'facts.count.value'],
    ['zzzzzzzzz.y', '', undefined],
  ])('does not know %s', async (path, at, suggestion) => {
    const explained = await explain(path)
    expect(explained).toMatchObject({ kind: 'unknown', at })
    if (explained.kind === 'unknown') expect(suggestPath(explained)).toBe(suggestion)
  })
})
