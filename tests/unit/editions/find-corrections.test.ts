/** What an issued edition had wrong is put right in the next, once, whatever anybody remembers: shows `handling/no-correction`. */
import { describe, expect, it } from 'vitest'
import { plainTemplate, prepareMemoryProject } from '../../support/memory-project.ts'
import { release } from '../../support/release-project.ts'

const brief = (day: number, more = '') =>
  `title: Flood\nstatus: final\nnumber: next\nasOf: 2026-04-${day}\nfacts: facts.yaml\nsections: [{view: facts, select: {kind: [event, figure]}}]\n${more}`
const early = `
defaults: {sources: s, credibility: 2, when: 2026-04-09, recorded: 2026-04-09}
sources: {s: {type: report, title: S, reliability: B}, radio: {type: broadcast, title: Radio, reliability: C}}
facts:
  rain: {kind: event, text: Rain fell.}
  dead: {kind: figure, text: People killed, value: 41, unit: people, qualifier: about}
  dam: {kind: event, text: A dam broke., sources: radio}
`
const project = (day: number, facts = early, more = '') => ({
  'briefs/flood/brief.yaml': brief(day, more),
  'briefs/flood/facts.yaml': facts,
})
const put = (...lines: readonly string[]) => `${early}${lines.map((line) => `  ${line}\n`).join('')}`
const fewer = 'dead-2: {kind: figure, text: People killed, value: 14, unit: people, recorded: 2026-04-11, corrects: dead}'
const fewest = 'dead-3: {kind: figure, text: People killed, value: 13, unit: people, recorded: 2026-04-11, corrects: dead-2}'

async function correctionsOf(files: Readonly<Record<string, string>>, set: readonly string[] = []) {
  const [report] = await prepareMemoryProject(files, { set })
  const dossier = report?.ready?.merged.dossier
  const errors = report?.log.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message) ?? []
  return { corrections: dossier?.corrections ?? [], facts: Object.keys(dossier?.facts ?? {}), errors }
}

describe('corrections', () => {
  it('come of themselves where an edition printed a fact that is corrected: what was said, what is right, where, since when', async () => {
    const first = await release(project(10))
    const { corrections, facts } = await correctionsOf({ ...first.files, ...project(12, put(fewer, fewest)) })
    expect(corrections).toEqual([
      {
        kind: 'corrected',
        editions: [{ number: 1, asOf: '2026-04-10' }],
        was: 'People killed',
        wasFigure: { measure: 'dead', value: 41, unit: 'people', qualifier: 'about' },
        replaces: 'dead',
        // Of several, the last.
        fact: 'dead-3',
        date: '2026-04-11',
      },
    ])
    expect(facts[0]).toBe('dead-3')
  })

  it('come where one is retracted, or its sources are', async () => {
    const first = await release(project(10))
    const retracted = early
      .replace('Rain fell.', 'Rain fell., retracted: 2026-04-11')
      .replace('title: Radio,', 'title: Radio, retracted: 2026-04-12,')
    const { corrections } = await correctionsOf({ ...first.files, ...project(13, retracted) })
    expect(corrections).toMatchObject([
      { kind: 'withdrawn', replaces: 'rain', date: '2026-04-11' },
      { kind: 'withdrawn', replaces: 'dam' },
    ])
    // As of a day on which all of it still stood there is nothing to put right.
    expect((await correctionsOf({ ...first.files, ...project(10, retracted) }, ['number=2'])).corrections).toEqual([])
  })

  it('are told once, by the first edition after', async () => {
    const first = await release(project(10))
    const second = await release({ ...first.files, ...project(12, put(fewer)) })
    expect(second.errors).toEqual([])
    expect((await correctionsOf({ ...second.files, ...project(13, put(fewer)) })).corrections).toEqual([])
    // What the second edition said turns out wrong too.
    const { corrections } = await correctionsOf({ ...second.files, ...project(13, put(fewer, fewest)) })
    expect(corrections.map(({ replaces, fact, editions }) => [replaces, fact, editions.map(({ number }) => number)])).toEqual([
      ['dead', 'dead-3', [1]],
      ['dead-2', 'dead-3', [2]],
    ])
  })

  it('are none for what no edition printed, and for what is merely superseded', async () => {
    expect((await correctionsOf(project(12, put(fewer)))).corrections).toEqual([])
    const first = await release(project(10))
    const newer = fewer.replace('corrects', 'supersedes')
    expect((await correctionsOf({ ...first.files, ...project(12, put(newer)) })).corrections).toEqual([])
  })

  it('tell nothing that is marked above the report', async () => {
    const first = await release(project(10))
    const secret = fewer.replace('recorded', 'tlp: RED, recorded')
    const { corrections } = await correctionsOf({ ...first.files, ...project(12, put(secret), 'tlp: CLEAR\n') })
    expect(corrections).toMatchObject([{ kind: 'withdrawn', replaces: 'dead' }])
    expect(corrections[0]?.fact).toBeUndefined()
  })

  it('may be written where no fact was wrong, and only of editions that there are', async () => {
    const first = await release(project(10))
    const more = 'corrections: [{edition: 1, was: Northern river, now: "The eastern river. [@rain]"}]\n'
    const { corrections } = await correctionsOf({ ...first.files, ...project(12, early, more) })
    expect(corrections).toMatchObject([{ was: 'Northern river', now: { facts: ['rain'] }, editions: [{ number: 1 }] }])
    const { errors } = await correctionsOf({
      ...first.files,
      ...project(12, early, 'corrections: [{edition: [1, 7], was: x}]\n'),
    })
    expect(errors).toEqual(['`flood` has no edition 7 before this one to correct'])
  })

  it('cannot be forgotten by a template', async () => {
    const first = await release(project(10))
    const page = plainTemplate['templates/sitrep/page.hbs']?.replace(/\{\{#each corrections.*?\{\{\/each\}\}/, '') ?? ''
    const files = { ...first.files, ...project(12, put(fewer)), 'templates/sitrep/page.hbs': page }
    expect((await release(files)).errors).toEqual([
      'handling/no-correction: the page does not tell that “People killed”, which edition 1 said, is corrected',
    ])
  })
})
