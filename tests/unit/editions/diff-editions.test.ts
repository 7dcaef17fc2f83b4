import { describe, expect, it } from 'vitest'
import { loadConfig } from '../../../src/config/load-config.ts'
import { type DiffRequest, diffEditions } from '../../../src/diff-editions.ts'
import { createMemoryHost } from '../../../src/host/memory-host.ts'
import { plainTemplate } from '../../support/memory-project.ts'
import { release } from '../../support/release-project.ts'

const facts = `
defaults: {sources: s, credibility: 2}
sources: {s: {type: report, title: S, reliability: B}}
facts:
  rain: {kind: event, text: Rain fell., when: 2026-04-10, recorded: 2026-04-10}
  hail: {kind: event, text: Hail fell., when: 2026-04-10, recorded: 2026-04-11, corrects: rain}
  dry: {kind: event, text: It is dry., when: 2026-04-12, recorded: 2026-04-12}
`
const project = (day: number) => ({
  'briefs/flood/brief.yaml': `title: Flood\nstatus: final\nnumber: next\nasOf: 2026-04-${day}\nfacts: facts.yaml\nsections: [{view: timeline}]\n`,
  'briefs/flood/facts.yaml': facts,
})

async function diff(files: Readonly<Record<string, string>>, request: Omit<DiffRequest, 'brief'> = {}) {
  const host = createMemoryHost({ ...plainTemplate, ...files })
  const config = await loadConfig(host)
  if (!config.ok) throw new Error('the config has errors')
  const outcome = await diffEditions({ brief: 'flood', ...request }, { project: host, config: config.value, elapsedMs: () => 0 })
  return outcome.ok ? outcome.value : outcome.diagnostics.map(({ code, message }) => `${code}: ${message}`)
}

async function twoEditions() {
  const one = await release(project(10))
  return (await release({ ...one.files, ...project(11) })).files
}

describe('diffEditions', () => {
  it('compares two editions, or the last with the brief as it is now', async () => {
    const files = { ...(await twoEditions()), ...project(12) }
    const updated = [{ fact: 'hail', replaces: ['rain'], before: 'Rain fell.' }]
    expect(await diff(files, { from: 1, to: 2 })).toMatchObject({ from: 1, to: 2, changes: { updated, new: [], withdrawn: [] } })
    expect(await diff(files, { to: 2 })).toMatchObject({ from: 1, to: 2 })
    expect(await diff(files)).toMatchObject({ from: 2, to: 'now', changes: { updated: [], new: ['dry'], unchangedCount: 1 } })
    expect(await diff(files, { from: 1 })).toMatchObject({ from: 1, to: 'now', changes: { updated, new: ['dry'] } })
  })

  it('says what there is when there is nothing to compare', async () => {
    expect(await diff(project(10))).toEqual(['edition/number: `flood` has no edition to compare with'])
    expect(await diff(await twoEditions(), { from: 7 })).toEqual(['edition/number: `flood` has no edition 7'])
  })

  it('says what is wrong with the brief as it is now', async () => {
    const files = { ...(await twoEditions()), 'briefs/flood/facts.yaml': facts.replace('kind: event', 'kind: evnt') }
    expect(await diff(files)).toEqual([expect.stringContaining('fact/invalid')])
  })
})
