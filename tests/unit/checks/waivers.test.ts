import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isWaivable } from '../../../src/checks/waivers.ts'
import { type DiagnosticCode, diagnosticCodes } from '../../../src/diagnostics/codes.ts'
import { dossierOf, prepareMemoryProject } from '../../support/memory-project.ts'
import { check } from './check-report.ts'

const head = 'title: T\nasOf: 2025-11-10\n'
const facts = `
sources:
  gauge: {type: dataset, title: Gauge, reliability: C}
  other: {type: dataset, title: Other}
facts:
  fell: {kind: event, text: Water fell., sources: gauge}
  rose: {kind: event, text: Water rose., sources: other}
`
const prose = 'highlights: ["Water fell [@fell].", "Water rose [@rose]."]\n'

async function ungraded(waivers: string): Promise<readonly string[]> {
  const found = await check(`${head}${prose}waivers: [${waivers}]`, facts)
  return found.filter(({ code }) => code === 'source/ungraded').map(({ message }) => message)
}

describe('waivers', () => {
  it('leave out the findings of a code at the thing that is named, and no others', async () => {
    const all = await ungraded('')
    const without = await ungraded('{code: source/ungraded, at: fell, reason: Known.}')
    expect(all.length).toBeGreaterThan(without.length)
    expect(without).toEqual(all.filter((message) => !message.includes('`fell`')))
    expect(without.length).toBeGreaterThan(0)
  })

  it('leave out all findings of a code without `at`', async () => {
    expect(await ungraded('{code: source/ungraded, reason: Known.}')).toEqual([])
  })

  it('may name a section or a judgement', async () => {
    const brief = (at: string): string =>
      `${head}sections: [{id: now, title: Now, body: "It fell yesterday [@fell]."}, {id: then, title: Then, body: "It rose today [@rose]."}]\n` +
      `judgements: [{id: j, text: It will be wet tomorrow., basis: [fell]}]\nwaivers: [{code: time/relative, at: ${at}, reason: Known.}]`
    const left = async (at: string) =>
      (await check(brief(at), facts)).filter(({ code }) => code === 'time/relative').map((finding) => finding.at)
    expect(await left('now')).toEqual(expect.not.arrayContaining(['yesterday']))
    expect(await left('now')).toEqual(expect.arrayContaining(['today', 'tomorrow']))
    expect(await left('j')).toEqual(expect.not.arrayContaining(['tomorrow']))
    expect(await left('j')).toEqual(expect.arrayContaining(['yesterday', 'today']))
  })

  it('need a reason', async () => {
    const files = { 'briefs/x/facts.yaml': facts }
    const reportFor = async (waiver: string) =>
      await prepareMemoryProject({ ...files, 'briefs/x/brief.yaml': `${head}${prose}facts: facts.yaml\nwaivers: [${waiver}]` })
    for (const waiver of [
      '{code: source/ungraded}',
      '{code: source/ungraded, reason: ""}',
      '{code: source/ungraded, reason: " "}',
    ]) {
      const [report] = await reportFor(waiver)
      expect(report?.log.diagnostics.map(({ code }) => code)).toContain('brief/invalid')
    }
  })

  it('are asked of codes of the rules only: markings, and what keeps a report from being made, are not', () => {
    const folder = join(import.meta.dirname, '../../../src/checks')
    const text = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
    const codes = Object.keys(diagnosticCodes) as DiagnosticCode[]
    const ruled = codes.filter((code) => text.some((file) => file.includes(`code: '${code}'`)))
    expect(ruled.filter((code) => !isWaivable(code))).toEqual(
      codes.filter((code) => ['brief/invalid', 'check/unused-waiver'].includes(code)),
    )
    expect(codes.filter((code) => code.startsWith('handling/'))).not.toEqual([])
    expect(codes.filter((code) => code.startsWith('handling/') && isWaivable(code))).toEqual([])
  })

  it('that waive nothing are not held against variants', async () => {
    const reports = await prepareMemoryProject({
      'briefs/x/facts.yaml': facts,
      'briefs/x/brief.yaml': `${head}${prose}facts: facts.yaml\nwaivers: [{code: source/ungraded, at: rose, reason: Known.}]\nvariants: [{id: short, highlights: ["Water fell [@fell]."]}]`,
    })
    const unused = reports.map(({ log }) => log.diagnostics.filter(({ code }) => code === 'check/unused-waiver').length)
    expect(unused).toEqual([0, 0])
  })
})

describe('reasons of waivers', () => {
  const files = (waivers: string) => ({
    'briefs/x/facts.yaml': facts,
    'briefs/x/brief.yaml': `${head}highlights: ["Water fell [@fell]."]\nfacts: facts.yaml\nwaivers: [${waivers}]`,
  })

  it('are in the dossier, and the methodology is printed even where the brief does not ask for it', async () => {
    const dossier = await dossierOf(
      files('{code: source/ungraded, at: fell, reason: Known.}, {code: time/stale, reason: Quiet week.}'),
    )
    expect(dossier.methodology.waivers).toEqual([
      { code: 'source/ungraded', at: 'fell', reason: 'Known.' },
      { code: 'time/stale', reason: 'Quiet week.' },
    ])
    expect(dossier.sections.map(({ view }) => view)).toContain('methodology')
  })

  it('are left out for facts that are not in the report', async () => {
    const dossier = await dossierOf(files('{code: source/ungraded, at: rose, reason: The level rose in secret.}'))
    expect(JSON.stringify(dossier)).not.toContain('secret')
  })
})

describe('severities of a profile', () => {
  it('go over those of the project, for reports of that profile only', async () => {
    const { findingsOf } = await import('../../../src/run/report-result.ts')
    const { loadConfig } = await import('../../../src/config/load-config.ts')
    const { createMemoryHost } = await import('../../../src/host/memory-host.ts')
    const { openRun } = await import('../../../src/run/open-run.ts')
    const config =
      'severities: {source/ungraded: error}\nprofiles: {flash-update: {severities: {source/ungraded: note}}, crip: {severities: {source/ungraded: off}}}'
    const reports = await prepareMemoryProject({
      'sitrep.config.yaml': config,
      'briefs/f/brief.yaml': `${head}${prose}profile: flash-update\nfacts: ../../shared/facts.yaml`,
      'briefs/g/brief.yaml': `${head}${prose}facts: ../../shared/facts.yaml`,
      'briefs/h/brief.yaml': `${head}${prose}profile: crip\nfacts: ../../shared/facts.yaml`,
      'shared/facts.yaml': facts,
    })
    const project = createMemoryHost({ 'sitrep.config.yaml': config, 'briefs/f/brief.yaml': head })
    const loaded = await loadConfig(project)
    if (!loaded.ok) throw new Error('no config')
    const run = await openRun({ briefs: [], set: [], strict: false }, { project, config: loaded.value, elapsedMs: () => 0 })
    const severities = reports.map((report) => [
      report.brief,
      ...new Set(findingsOf(report, run).flatMap(({ code, severity }) => (code === 'source/ungraded' ? [severity] : []))),
    ])
    expect(severities).toEqual([['f', 'note'], ['g', 'error'], ['h']])
  })
})
