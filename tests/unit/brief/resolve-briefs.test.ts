/** One brief file gives the reports that its author means: defaults, layers, variants, rows; and everything wrong with it is said once. */
import { describe, expect, it } from 'vitest'
import type { Brief } from '../../../src/brief/brief.ts'
import { briefJsonSchema } from '../../../src/brief/brief-schema.ts'
import { factRequests } from '../../../src/brief/fact-requests.ts'
import { overrideLayer } from '../../../src/brief/layers.ts'
import { loadDatasets } from '../../../src/brief/load-datasets.ts'
import { readBrief } from '../../../src/brief/read-brief.ts'
import { resolveBriefs } from '../../../src/brief/resolve-briefs.ts'
import { createMemoryHost } from '../../../src/host/memory-host.ts'
import { nodeAt } from '../../../src/text/located-tree.ts'
import { parseYaml } from '../../../src/text/parse-yaml.ts'
import { createTextFile } from '../../../src/text/text-file.ts'

const path = 'briefs/x/brief.yaml'
const base = 'title: T\nasOf: 2026-04-12\nfacts: facts/*.yaml\n'

interface Setting {
  readonly files?: Record<string, string>
  readonly under?: readonly string[]
  readonly set?: readonly string[]
}

async function resolve(text: string, { files = {}, under = [], set = [] }: Setting = {}) {
  const host = createMemoryHost({ [path]: text, ...files })
  const spec = await readBrief(path, host)
  if (!spec.ok) throw new Error(JSON.stringify(spec.diagnostics))
  const over = overrideLayer(set)
  const outcome = await resolveBriefs({
    id: 'x',
    path,
    spec: spec.value,
    under: under.map((layer, index) => parseYaml(createTextFile(`under-${index}`, layer)).root!),
    over: over.ok && over.value !== undefined ? [over.value] : [],
    host,
  })
  const briefs: readonly Brief[] = outcome.ok ? outcome.value : []
  return { host, briefs, brief: briefs[0], found: outcome.diagnostics.map(({ code, message }) => `${code} ${message}`), outcome }
}

describe('a brief of a few lines', () => {
  it('is a report with everything else filled in', async () => {
    const { brief, found } = await resolve(`${base}sections:\n  - view: timeline\n`)
    expect(found).toEqual([])
    expect(brief).toMatchObject({
      id: 'x',
      file: path,
      title: 'T',
      asOf: { kind: 'point', text: '2026-04-12' },
      facts: ['facts/*.yaml'],
      status: 'draft',
      template: 'sitrep',
      language: 'en-GB',
      scheme: { name: 'tlp' },
      paper: 'A4',
      lexicon: 'icd203',
      formats: ['pdf'],
      highlights: [],
      data: {},
      sections: [{ id: 'timeline', view: 'timeline', figures: [] }],
    })
    expect(brief).not.toHaveProperty('variant')
    expect(brief).not.toHaveProperty('marking')
    expect(brief).not.toHaveProperty('each')
    expect(brief).not.toHaveProperty('variants')
  })

  it('may use every short form, and its tree has them spelled out', async () => {
    const text = `${base}highlights: One. [@a]
keyFigures: [dead, {fact: hurt, label: injured}]
judgements: It holds.
contacts: Desk
audience: all
sections: [{view: positions, select: {kind: claim, from: 2025}}, gaps]
formats: html
`
    const { brief, found } = await resolve(text)
    expect(found).toEqual([])
    expect(brief).toMatchObject({
      highlights: ['One. [@a]'],
      keyFigures: [{ fact: 'dead' }, { fact: 'hurt', label: 'injured' }],
      judgements: [{ id: 'judgement-1', text: 'It holds.', basis: [] }],
      contacts: [{ name: 'Desk' }],
      audience: ['all'],
      sections: [
        { view: 'positions', select: { kind: ['claim'], from: { text: '2025' } } },
        { view: 'gaps', id: 'gaps' },
      ],
      formats: ['html'],
    })
    expect(nodeAt(brief!.node, ['highlights', 0, 'text'])?.span.start).toBe(text.indexOf('One.'))
    expect(nodeAt(brief!.node, ['judgements', 0, 'text'])?.span.start).toBe(text.indexOf('It holds'))
  })

  it('gives a sector its gaps apart from the brief’s', async () => {
    const { brief } = await resolve(`${base}sections: [{view: sector, title: Health, gaps: None., figures: beds}]\ngaps: [G]\n`)
    expect(brief).toMatchObject({ gaps: ['G'], sections: [{ id: 'health', sectorGaps: 'None.', figures: ['beds'] }] })
    expect(brief?.sections[0]).not.toHaveProperty('gaps')
  })

  it('has sections with ids that are anchors: stable, readable, unique', async () => {
    const titles = ['Çé “quoted” title!', 'A', 'A', 'a', 'خلاصہ']
    const sections = [
      ...titles.map((title) => `{title: "${title}", body: x}`),
      '{view: gaps}',
      '{view: gaps}',
      '{id: a-2, body: x}',
      '{body: x}',
    ]
    const { brief } = await resolve(`${base}sections: [${sections.join(', ')}]\n`)
    const ids = brief?.sections.map((section) => section.id)
    expect(ids).toEqual(['ce-quoted-title', 'a', 'a-3', 'a-4', 'section', 'gaps', 'gaps-2', 'a-2', 'section-2'])
  })
})

describe('layers', () => {
  it('go over one another in their order, and each value remembers its own', async () => {
    const { brief } = await resolve(`${base}paper: A4\nlanguage: ur\n`, {
      under: ['paper: Letter\ntlp: GREEN\nlanguage: fr\npreparedBy: Desk', 'tlp: AMBER\nlanguage: de'],
      set: ['language=en', 'number=12'],
    })
    expect(brief).toMatchObject({ paper: 'A4', marking: { level: 'AMBER' }, language: 'en', preparedBy: 'Desk', number: 12 })
    const fileOf = (key: string) => nodeAt(brief!.node, [key])?.span.file
    expect(['paper', 'tlp', 'preparedBy', 'language'].map(fileOf)).toEqual([path, 'under-1', 'under-0', '<--set>'])
  })

  it('are checked where they stand', async () => {
    const { outcome } = await resolve(base, { under: ['titel: x'], set: ['tlp=green'] })
    expect(outcome.diagnostics).toMatchObject([
      { code: 'handling/unknown-label', span: { file: '<--set>' } },
      { code: 'brief/unknown-key', span: { file: 'under-0' } },
    ])
  })
})

describe('variants', () => {
  const text = `${base}subtitle: S\ntlp: GREEN\nhighlights: [a, b]
variants:
  - {id: public, tlp: CLEAR, title: For all, subtitle: , highlights: c}
  - {id: ur, language: ur}
  - short
`
  it('follow the brief itself, each with what it says otherwise', async () => {
    const { briefs, found } = await resolve(text, { set: ['number=3'] })
    expect(found).toEqual([])
    expect(briefs).toMatchObject([
      { marking: { level: 'GREEN' }, title: 'T', subtitle: 'S', highlights: ['a', 'b'], number: 3 },
      {
        variant: { id: 'public', title: 'For all' },
        marking: { level: 'CLEAR' },
        title: 'For all',
        highlights: ['c'],
        number: 3,
      },
      { variant: { id: 'ur' }, language: 'ur', subtitle: 'S' },
      { variant: { id: 'short' }, title: 'T' },
    ])
    expect(briefs[1]).not.toHaveProperty('subtitle')
    expect(briefs[2]?.variant).not.toHaveProperty('title')
  })

  it('need ids of their own and say nothing that briefs do not say', async () => {
    const { found } = await resolve(
      `${base}variants: [{id: a, numbr: 1}, {tlp: GREEN}, {id: a}, {id: "b c"}, {id: d, tlp: green}]\n`,
    )
    expect([...found].sort()).toEqual([
      'brief/invalid `b c` cannot be an id',
      'brief/invalid key `id` is missing',
      'brief/invalid two variants have the id `a`',
      'brief/unknown-key unknown key `numbr`',
      'handling/unknown-label expected a TLP label in capitals, found `green`',
    ])
  })
})

describe('forEach', () => {
  const files = { 'briefs/x/data/rows.csv': 'id,name,code,share\na,Ashmark,007,1.5\nb,Brackwater,12,\n' }
  const text = `title: "{{each.row.name}}: floods"
asOf: 2026-04-12
facts: "facts/{{ each.row.id }}.yaml"
highlights: "{{each.row.share}} of all"
sections: [{view: facts, title: "No. {{each.index}}", select: {place: "{{each.row.id}}"}}]
variants: [{id: ur, language: ur}]
forEach: data/rows.csv
`
  it('makes one report for each row of each variant, with the row filled in where no prose is', async () => {
    const { briefs, found } = await resolve(text, { files })
    expect(found).toEqual([])
    expect(briefs.map((brief) => [brief.variant?.id, brief.title, brief.facts[0]])).toEqual([
      [undefined, 'Ashmark: floods', 'facts/a.yaml'],
      [undefined, 'Brackwater: floods', 'facts/b.yaml'],
      ['ur', 'Ashmark: floods', 'facts/a.yaml'],
      ['ur', 'Brackwater: floods', 'facts/b.yaml'],
    ])
    expect(briefs[0]).toMatchObject({
      each: { index: 1, row: { id: 'a', name: 'Ashmark', code: '007', share: 1.5 } },
      highlights: ['{{each.row.share}} of all'],
      sections: [{ id: 'no-1', title: 'No. 1', select: { place: ['a'] } }],
    })
    expect(briefs[1]?.each?.row).toMatchObject({ code: 12, share: '' })
  })

  it.each([
    ['[{name: A, id: 1}, {name: B, id: 2}]', ['A', 'B']],
    ['{name: A, id: 1}', undefined],
    ['rows.json', ['C']],
  ])('takes %s', async (written, names) => {
    const short = `title: "{{each.row.name}}"\nasOf: 2026\nfacts: x\nforEach: ${written}\n`
    const { briefs, found } = await resolve(short, { files: { 'briefs/x/rows.json': '[{"name": "C", "id": 3}]' } })
    if (names === undefined) expect(found).toContain('brief/invalid expected text or a list, found a mapping')
    else expect(briefs.map((brief) => brief.title)).toEqual(names)
  })

  it.each([
    ['forEach: none.csv', ['file/missing no file `briefs/x/none.csv`']],
    ['forEach: ../../../none.csv', ['file/outside-project `../../../none.csv` leads out of the project']],
    ['forEach: []', ['brief/invalid expected at least one row, found none']],
    ['forEach: bad.json', ['brief/invalid expected `bad.json` to be a list of rows']],
    ['forEach: bad.csv', ['csv/syntax expected 2 cells, found 1']],
    ['forEach: notes.txt', ['brief/invalid `briefs/x/notes.txt` is no data file']],
    ['forEach: [{a: [1]}]', ['brief/invalid expected a text or number in the row, found a list']],
    ['forEach: [{a: 1}]\nsubtitle: "{{each.row.b}}"', ['brief/invalid the rows of `forEach` have no column `b`']],
    ['subtitle: "{{each.row.b}}"', ['brief/invalid `{{each.row.b}}` has no row to take its value from']],
    ['subtitle: "{{brief.title}}"', ['brief/invalid expected plain text, found the expression `{{brief.title}}`']],
    [
      'forEach: [{a: 1}]\nsubtitle: "{{each.row.constructor}}"',
      ['brief/invalid the rows of `forEach` have no column `constructor`'],
    ],
  ])('%s', async (written, expected) => {
    const bad = { 'briefs/x/bad.json': '{"a": [1]}', 'briefs/x/bad.csv': 'a,b\n1\n', 'briefs/x/notes.txt': '' }
    expect((await resolve(`${base}${written}\n`, { files: bad })).found).toEqual(expected)
  })
})

describe('what is wrong', () => {
  it('is all said, each thing once: a slip in a key is not a missing key too', async () => {
    const { found } = await resolve('titel: T\nasof: 2026\nfacts: x\nsection: []\n')
    expect(found).toEqual([
      'brief/unknown-key unknown key `titel`',
      'brief/unknown-key unknown key `asof`',
      'brief/unknown-key unknown key `section`',
    ])
  })

  it('is a field where its view does nothing with it', async () => {
    const { found } = await resolve(
      `${base}sections: [{title: A}, {view: gaps, select: {kind: event}}, {body: x, needs: y}, {view: facts, groupBy: kind}]\n`,
    )
    expect(found).toEqual([
      'brief/invalid this section has neither a `view` nor a `body`',
      'brief/invalid `select` does nothing in the view `gaps`',
      'brief/invalid `needs` does nothing in a section without a view',
      'brief/invalid `groupBy` does nothing in the view `facts`',
    ])
  })

  it('is a schedule, in the brief itself and not in a variant', async () => {
    const schedule = 'schedule: {cron: "0 6 * * 1", timezone: UTC}'
    expect((await resolve(`${base}${schedule}\n`)).brief?.schedule).toMatchObject({ cron: '0 6 * * 1', catchUp: 'latest' })
    expect((await resolve(`${base}variants: [{id: public, ${schedule}}]\n`)).found).toEqual([
      'brief/invalid a variant has no schedule of its own: it is issued with its brief',
    ])
  })
})

describe('what a brief names', () => {
  it('are fact files from its folder, with the place of each', async () => {
    const text = 'title: T\nasOf: 2026\nfacts: [facts/*.yaml, ../shared/a.yaml, /etc/x.yaml]\n'
    const { brief } = await resolve(text)
    const requests = factRequests(brief!)
    expect(requests.map((request) => request.glob)).toEqual(['briefs/x/facts/*.yaml', 'briefs/x/../shared/a.yaml', '/etc/x.yaml'])
    expect(requests.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      'facts/*.yaml',
      '../shared/a.yaml',
      '/etc/x.yaml',
    ])
  })

  it('are datasets: rows for CSV, plain values otherwise', async () => {
    const files = {
      'briefs/x/a.csv': 'n,ok\n1,true\n',
      'briefs/x/b.json': '{"k": [1, null]}',
      'briefs/x/c.yaml': 'k: 2025-11-09\n',
    }
    const { brief, host } = await resolve(`${base}data: {a: a.csv, b: b.json, c: c.yaml}\n`, { files })
    expect(await loadDatasets(brief!, host)).toEqual({
      ok: true,
      value: { a: [{ n: 1, ok: true }], b: { k: [1, null] }, c: { k: '2025-11-09' } },
      diagnostics: [],
    })
  })

  it('are datasets that are there', async () => {
    const { brief, host } = await resolve(`${base}data: {a: a.csv, b: ../../../b.csv}\n`)
    const { diagnostics } = await loadDatasets(brief!, host)
    expect(diagnostics.map(({ code, span }) => [code, span?.start])).toEqual([
      ['file/missing', 56],
      ['file/outside-project', 66],
    ])
  })
})

describe('briefJsonSchema', () => {
  it('asks for what a brief needs and describes every key', () => {
    const schema = briefJsonSchema()
    expect(schema).toMatchObject({ required: ['title', 'facts'], additionalProperties: false })
    const properties = Object.entries(schema['properties'] as Record<string, { description?: string }>)
    expect(properties.length).toBeGreaterThan(35)
    expect(properties.filter(([, property]) => (property.description ?? '').length < 8).map(([name]) => name)).toEqual([])
  })
})

describe('the time a report is as of', () => {
  const without = 'title: T\nfacts: facts/*.yaml\n'

  it('is the time of the run when the brief does not say, in UTC or in the zone of its schedule', async () => {
    const { brief, found } = await resolve(`${without}asOf:\n`)
    expect(found).toEqual([])
    // The memory host's own time.
    expect(brief?.asOf.text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/)
  })

  it('moves the cut-off along when it is set over the brief, unless that is set too', async () => {
    const both = `${base}informationCutoff: 2026-04-13\n`
    const times = ({ brief }: { brief: Brief | undefined }) => [brief?.asOf.text, brief?.informationCutoff?.text]
    expect(times(await resolve(both))).toEqual(['2026-04-12', '2026-04-13'])
    expect(times(await resolve(both, { set: ['asOf=2026-04-01'] }))).toEqual(['2026-04-01', '2026-04-01'])
    expect(times(await resolve(both, { set: ['asOf=2026-04-01', 'informationCutoff=2026-04-02'] }))).toEqual([
      '2026-04-01',
      '2026-04-02',
    ])
    expect(times(await resolve(base, { set: ['asOf=2026-04-01'] }))).toEqual(['2026-04-01', undefined])
  })
})
