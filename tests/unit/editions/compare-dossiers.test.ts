import { describe, expect, it } from 'vitest'
import { compareDossiers } from '../../../src/editions/compare-dossiers.ts'
import { compareFigures } from '../../../src/editions/compare-figures.ts'
import type { DossierFigure } from '../../../src/merge/dossier.ts'
import { prepareMemoryProject } from '../../support/memory-project.ts'
import { release } from '../../support/release-project.ts'

const figure = (value: number, more: Partial<DossierFigure> = {}): DossierFigure => ({
  measure: 'displaced',
  value,
  qualifier: 'exact',
  ...more,
})
const { value: _, ...range } = figure(0, { min: 10, max: 20, qualifier: 'range' })

describe('compareFigures', () => {
  it.each([
    ['up', figure(80), figure(90), { direction: 'up', difference: 10, percent: 12.5, approximate: false }],
    ['down', figure(90), figure(60), { direction: 'down', difference: -30, percent: -33.3 }],
    ['no change', figure(5), figure(5), { direction: 'unchanged', difference: 0, percent: 0 }],
    ['fractions', figure(0.1), figure(0.3), { difference: 0.2 }],
    ['an estimate', figure(5, { qualifier: 'about' }), figure(6), { approximate: true }],
    ['out of a range', range, figure(21), { direction: 'up' }],
    ['below a range', range, figure(9), { direction: 'down' }],
    ['inside a range', range, figure(15), { direction: 'incomparable' }],
    ['another unit', figure(5, { unit: 'people' }), figure(5, { unit: 'families' }), { direction: 'incomparable' }],
  ])('%s', (_name, before, after, expected) => {
    expect(compareFigures(before, after)).toMatchObject(expected)
  })

  it('gives no percent of zero, and no difference of what cannot be compared', () => {
    expect(compareFigures(figure(0), figure(4))).not.toHaveProperty('percent')
    expect(compareFigures(figure(5), figure(6, { measure: 'dead' }))).not.toHaveProperty('difference')
    expect(compareFigures(undefined, figure(4))).toEqual({ direction: 'new', approximate: false })
  })
})

const facts = `
defaults: {sources: s, credibility: 2}
sources:
  s: {type: report, title: S, reliability: B}
facts:
  d1: {kind: figure, text: People displaced, value: 80, measure: displaced, recorded: 2026-04-10}
  d2: {kind: figure, text: People displaced, value: 85, measure: displaced, recorded: 2026-04-11, supersedes: d1}
  d3: {kind: figure, text: People displaced, value: 90, measure: displaced, recorded: 2026-04-12, corrects: d2}
  stays: {kind: event, text: Rain fell., when: 2026-04-09, recorded: 2026-04-10}
  gone: {kind: event, text: The bridge is shut., when: 2026-04-09, recorded: 2026-04-10}
  bridge: {kind: event, text: The ferry runs., when: 2026-04-12, recorded: 2026-04-12}
`
const brief = (number: number, more: string, select: string) => ({
  'briefs/flood/brief.yaml': `title: Flood\nstatus: final\nnumber: ${number}\nasOf: 2026-04-1${number === 1 ? 0 : 2}\nfacts: facts.yaml\nlexicon: icd203\n${more}sections: [{view: timeline, select: {ids: [${select}]}}, {view: changes}]\n`,
  'briefs/flood/facts.yaml': facts,
})
const judgement = (text: string, likelihood: string, more = '') =>
  `judgements: [{id: dyke, text: ${text}, likelihood: ${likelihood}, confidence: low, grounds: G., basis: [stays]${more}}]\n`
const first = brief(
  1,
  `keyFigures: [{fact: d1, label: displaced}]\n${judgement('The dyke is likely to hold.', 'likely')}`,
  'stays, gone',
)
const second = brief(
  2,
  `keyFigures: [{fact: d3, label: displaced, change: A camp was counted.}]\n${judgement('The dyke is unlikely to hold.', 'unlikely', ', change: The water rose.')}`,
  'stays, bridge',
)

async function changesOf(files: Readonly<Record<string, string>>) {
  const [report] = await prepareMemoryProject(files)
  const found = report?.ready?.merged.dossier.changes
  if (found === undefined) throw new Error(report?.log.diagnostics.map(({ message }) => message).join('\n'))
  return found
}

describe('the changes of a report', () => {
  it('are those since the edition before it', async () => {
    const released = await release(first)
    expect(released.errors).toEqual([])
    expect(await changesOf({ ...released.files, ...second })).toMatchObject({
      since: { number: 1, asOf: '2026-04-10' },
      new: ['bridge'],
      // d3 corrects d2, which supersedes d1: no edition had d2, and the figure is the same one all the same.
      updated: [{ fact: 'd3', replaces: ['d1'], before: 'People displaced' }],
      withdrawn: [{ id: 'gone', text: 'The bridge is shut.' }],
      watched: ['stays'],
      unchangedCount: 1,
      figures: [
        { fact: 'd3', direction: 'up', difference: 10, percent: 12.5, reason: { markdown: 'A camp was counted.', facts: [] } },
      ],
      judgements: [
        {
          id: 'dyke',
          kind: 'changed',
          reworded: true,
          likelihood: { before: 'likely', after: 'unlikely' },
          direction: 'down',
          reason: { markdown: 'The water rose.', facts: [] },
        },
      ],
    })
  })

  it('are none, and say so, before the first edition', async () => {
    const changes = await changesOf(second)
    expect(changes).not.toHaveProperty('since')
    expect([changes.new, changes.withdrawn]).toEqual([[], []])
  })

  it('do not compare a variant with what its readers were not given', async () => {
    const { files } = await release(first)
    const public2 = { ...second, 'briefs/flood/brief.yaml': `${second['briefs/flood/brief.yaml']}variants: [{id: public}]\n` }
    const [, variant] = await prepareMemoryProject({ ...files, ...public2 })
    expect(variant?.ready?.merged.dossier.changes).not.toHaveProperty('since')
    expect(JSON.stringify(variant?.ready?.merged.dossier)).not.toContain('The bridge is shut.')
  })

  it('are not computed for a report that does not show them', async () => {
    const { files } = await release(first)
    const without = { ...second, 'briefs/flood/brief.yaml': second['briefs/flood/brief.yaml'].replace(', {view: changes}', '') }
    const [report] = await prepareMemoryProject({ ...files, ...without })
    expect(report?.ready?.merged.dossier).not.toHaveProperty('changes')
  })

  it('are refused where the edition before was edited', async () => {
    const { files } = await release(first)
    const path = 'briefs/flood/editions/001.json'
    const [report] = await prepareMemoryProject({
      ...files,
      ...second,
      [path]: files[path]?.replace('Rain fell.', 'Hail fell.') ?? '',
    })
    expect(report?.log.diagnostics.map(({ code }) => code)).toContain('edition/edited')
  })
})

/** Shows `figure/unexplained-change`. */
describe('a change without a reason', () => {
  const path = 'briefs/flood/brief.yaml'
  const found = async (text: string) => {
    const { files } = await release(first)
    const [report] = await prepareMemoryProject({ ...files, ...second, [path]: text })
    return (report?.log.diagnostics ?? []).flatMap(({ code, severity, span }) =>
      code === 'figure/unexplained-change' ? [[severity, span && text.slice(span.start, span.end)]] : [],
    )
  }

  it('is an error of a judgement and a warning of a key figure, each at its place', async () => {
    const silent = second[path].replace(', change: A camp was counted.', '').replace(', change: The water rose.', '')
    expect(await found(silent)).toEqual([
      ['error', 'The dyke is unlikely to hold.'],
      ['warning', 'd3'],
    ])
  })

  it('is none where the reason is given', async () => {
    expect(await found(second[path])).toEqual([])
  })
})

describe('compareDossiers', () => {
  it('finds nothing between a dossier and itself', async () => {
    const [report] = await prepareMemoryProject(first)
    const dossier = report?.ready?.merged.dossier
    if (dossier === undefined) throw new Error('no dossier')
    const changes = compareDossiers(dossier, dossier)
    expect([changes.new, changes.updated, changes.withdrawn]).toEqual([[], [], []])
    expect(changes.figures.map(({ direction }) => direction)).toEqual(['unchanged'])
    expect(changes.judgements.map(({ kind }) => kind)).toEqual(['unchanged'])
  })
})
