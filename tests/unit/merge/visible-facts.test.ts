/** What a report with a marking tells of a book that holds more: nothing that is marked higher, and nothing that looks better for it. */
import { describe, expect, it } from 'vitest'
import { freezeEdition } from '../../../src/editions/freeze-edition.ts'
import type { Dossier } from '../../../src/merge/dossier.ts'
import { dossierOf, errorsOf, prepareMemoryProject } from '../../support/memory-project.ts'

const book = `
actors:
  state: {name: State of Northland, tlp: AMBER}
  ministry: {name: Ministry of Roads, partOf: state}
  guard: {name: Guard at the gate, type: person, tlp: RED}
sources:
  open: {type: report, title: Open bulletin, reliability: B, restates: cable}
  echo: {type: report, title: Echo of it, reliability: C, restates: cable}
  free: {type: report, title: Free paper, reliability: D, author: guard, publisher: guard}
  cable: {type: report, title: Secret cable, reliability: A, tlp: RED}
defaults: {credibility: 2, when: 2026-04-11}
facts:
  plain: {kind: event, text: A., sources: open}
  marked: {kind: event, text: B., sources: open, tlp: AMBER}
  cabled: {kind: event, text: C., sources: cable}
  mixed: {kind: event, text: D., sources: [open, cable]}
  echoed: {kind: event, text: E., sources: [open, echo]}
  said: {kind: claim, text: F., sources: open, attributedTo: guard}
  described: {kind: claim, text: G., sources: open, attributedTo: guard, attribution: {type: onRecord, descriptor: a guard}}
  quoted: {kind: claim, text: H., sources: free, attributedTo: ministry, about: [guard, ministry], quote: {text: We know., speaker: guard}}
  old: {kind: status, text: I., sources: free}
  new: {kind: status, text: J., sources: free, supersedes: old, tlp: RED}
  newest: {kind: status, text: K., sources: free, supersedes: new}
  disputed: {kind: event, text: L., sources: [open, free]}
  counter: {kind: event, text: M., sources: free, contradicts: disputed, tlp: RED}
  count: {kind: figure, text: N, value: 3, sources: free}
`

const all = 'plain, marked, cabled, mixed, echoed, said, described, quoted, newest, disputed, count'

function files(brief: string, facts = book) {
  return {
    'briefs/a/brief.yaml': `title: T\nasOf: 2026-04-12\nfacts: facts.yaml\n${brief}`,
    'briefs/a/facts.yaml': facts,
  }
}

const told = (level: string) => dossierOf(files(`tlp: ${level}\nsections: [{view: facts, select: {ids: [${all}]}}]\n`))
const fact = (dossier: Dossier, id: string) => dossier.facts[id]

describe('a report that may not tell all', () => {
  it.each([
    ['CLEAR', ['plain', 'mixed', 'echoed', 'described', 'quoted', 'newest', 'disputed', 'count']],
    ['AMBER', ['plain', 'marked', 'mixed', 'echoed', 'described', 'quoted', 'newest', 'disputed', 'count']],
    ['RED', ['plain', 'marked', 'cabled', 'mixed', 'echoed', 'said', 'described', 'quoted', 'newest', 'disputed', 'count']],
  ])(
    '%s: tells the facts that it may, if one of their sources and their speaker, or words for them, may be named',
    async (level, ids) => {
      const dossier = await told(level)
      expect(Object.keys(dossier.facts)).toEqual(ids)
      expect(dossier.methodology.factCount).toBe(ids.length)
    },
  )

  it('names no source, actor or fact above it, wherever they are named', async () => {
    const text = JSON.stringify(await told('CLEAR'))
    expect(text).not.toMatch(/cable|"guard"|Guard at|State of|"new"|"counter"/)
    expect(text).toContain('a guard')
  })

  it('counts the sources that it names, but knows what they go back to', async () => {
    const dossier = await told('CLEAR')
    expect(fact(dossier, 'mixed')).toMatchObject({ sources: [{ ref: 'open' }], grade: 'B2', independentSources: 1 })
    expect(fact(dossier, 'echoed')).toMatchObject({ independentSources: 1, corroboration: 'single' })
    expect(fact(await told('RED'), 'mixed')).toMatchObject({ sources: [{ ref: 'open' }, { ref: 'cable' }], grade: 'A2' })
  })

  it('says that a fact is contested by one that it does not tell, and no more', async () => {
    expect(fact(await told('CLEAR'), 'disputed')).toMatchObject({ corroboration: 'contested', contradicts: [] })
  })

  it('puts words in the place of a speaker, and parts a ministry from a state that it may not name', async () => {
    const dossier = await dossierOf(files('tlp: CLEAR\nsections: [{view: positions, select: {kind: claim}}]\n'))
    expect(fact(dossier, 'described')).toMatchObject({ attributedName: 'a guard', attribution: { type: 'anonymous' } })
    expect(fact(dossier, 'quoted')).toMatchObject({ about: ['ministry'], quote: { text: 'We know.' } })
    expect(dossier.sections[0]?.groups.map(({ title }) => title)).toEqual(['a guard', 'Ministry of Roads'])
    expect(dossier.sources.find(({ id }) => id === 'free')).toMatchObject({ author: [] })
  })

  it('does not tell a fact as it was when one that it may not tell has replaced it', async () => {
    const dossier = await dossierOf(files('tlp: CLEAR\nsections: [timeline]\n'))
    expect(Object.keys(dossier.facts)).not.toContain('old')
    const cited = await errorsOf(files('tlp: CLEAR\nsections: [{body: "It holds. [@old]"}]\n'))
    expect(cited).toMatchObject([{ code: 'time/superseded', message: '`old` was replaced by `new`', at: 'old' }])
  })
})

describe('a brief that says no marking', () => {
  it.each([
    ['[plain]', 'TLP:CLEAR'],
    ['[plain, marked]', 'TLP:AMBER'],
    ['[mixed]', 'TLP:RED'],
    ['[said]', 'TLP:RED'],
    ['[echoed]', 'TLP:CLEAR'],
  ])('takes the highest of what is inside: %s', async (ids, label) => {
    const dossier = await dossierOf(files(`sections: [{view: facts, select: {ids: ${ids}}}]\n`))
    expect(dossier.marking.label).toBe(label)
    if (ids === '[echoed]') expect(JSON.stringify(dossier)).not.toContain('Secret cable')
  })

  it('and of its own words', async () => {
    expect((await dossierOf(files('highlights: [{text: A., tlp: GREEN}]\n'))).marking.label).toBe('TLP:GREEN')
  })
})

describe('words for those who may see less', () => {
  const highlight = `highlights:
  - text: One. [@cabled]
    instead: [{text: "Two. [@marked]"}, {text: Three., tlp: GREEN}, {omit: true}]
  - Always.
judgements:
  - {text: First., basis: [plain]}
  - {text: Second., basis: [cabled], instead: {text: "Second, in brief."}}
  - {text: Third., basis: [cabled], instead: {omit: true}}
`
  it.each([
    [
      'RED',
      ['One. [@cabled]', 'Always.'],
      [
        ['judgement-1', 'First.'],
        ['judgement-2', 'Second.'],
        ['judgement-3', 'Third.'],
      ],
    ],
    [
      'AMBER',
      ['Two. [@marked]', 'Always.'],
      [
        ['judgement-1', 'First.'],
        ['judgement-2', 'Second, in brief.'],
      ],
    ],
    [
      'GREEN',
      ['Three.', 'Always.'],
      [
        ['judgement-1', 'First.'],
        ['judgement-2', 'Second, in brief.'],
      ],
    ],
    [
      'CLEAR',
      ['Always.'],
      [
        ['judgement-1', 'First.'],
        ['judgement-2', 'Second, in brief.'],
      ],
    ],
  ])('%s: are the first that may be seen; judgements keep their ids', async (level, highlights, judgements) => {
    const dossier = await dossierOf(files(`tlp: ${level}\n${highlight}`))
    expect(dossier.highlights.map(({ markdown }) => markdown)).toEqual(highlights)
    expect(dossier.judgements.map(({ id, text }) => [id, text.markdown])).toEqual(judgements)
  })

  it('replace the whole of an item: nothing of what it said is left', async () => {
    const dossier = await dossierOf(
      files(`tlp: CLEAR
judgements:
  - {id: j, text: A., basis: [marked], likelihood: likely, confidence: low, grounds: Hidden., change: Hidden., instead: B.}
sections:
  - {id: s, title: Hidden, body: "Hidden. [@marked]", instead: {view: timeline}}
keyFigures: [{fact: count, label: Hidden, note: Hidden, tlp: RED, instead: count}]
methodology: {text: Hidden., tlp: AMBER, instead: Open.}
`),
    )
    expect(dossier.judgements).toMatchObject([{ id: 'j', text: { markdown: 'B.' } }])
    expect(dossier.sections.find(({ id }) => id === 's')).toMatchObject({ view: 'timeline' })
    expect(dossier.methodology.statement).toMatchObject({ markdown: 'Open.' })
    expect(JSON.stringify(dossier)).not.toMatch(/Hidden|likely/)
  })

  it('are checked where they stand', async () => {
    const found = await errorsOf(
      files('tlp: CLEAR\nhighlights: [{text: "A. [@marked]", instead: "B {{figure \\"plain\\"}}."}]\n'),
    )
    expect(found).toMatchObject([{ code: 'template/helper-failed', at: 'plain' }])
  })

  it('are needed at the exact place, with both markings and the fact', async () => {
    const found = await errorsOf(files('tlp: GREEN\nsections: [{body: "A. {{figure \\"count\\"}} [@plain; @marked]"}]\n'))
    expect(found).toEqual([
      {
        code: 'handling/above-marking',
        message: 'section 1 cites fact `marked`, which is TLP:AMBER, and the report is TLP:GREEN',
        at: 'marked',
      },
    ])
  })
})

describe('what has changed since an edition that told more', () => {
  it('names no fact that is withheld now', async () => {
    const earlier = (id: string, text: string, marking?: string) => ({
      id,
      text,
      status: 'current',
      supersedes: [],
      ...(marking === undefined ? {} : { marking: { level: marking } }),
    })
    const dossier = {
      brief: { number: 1, asOf: '2026-04-11', title: 'T' },
      facts: {
        marked: earlier('marked', 'Once open to all.'),
        gone: earlier('gone', 'Gone and open.', 'CLEAR'),
        lost: earlier('lost', 'Lost and closed.', 'RED'),
      },
      keyFigures: [],
      judgements: [],
    }
    const text = freezeEdition({
      brief: 'a',
      number: 1,
      tool: 'x',
      reports: [{ name: 'a', files: [], dossier: dossier as unknown as Dossier }],
      wording: undefined,
    })
    const [report] = await prepareMemoryProject({
      ...files('number: 2\ntlp: GREEN\nsections: [{view: facts, select: {ids: [plain]}}, changes]\n'),
      'briefs/a/editions/001.json': text,
    })
    const changes = report?.ready?.merged.dossier.changes
    expect(changes?.withdrawn.map(({ id }) => id)).toEqual(['gone'])
    expect(JSON.stringify(report?.ready?.merged.dossier)).not.toMatch(/Once open|Lost and/)
  })
})
