/**
 * A check says what a build says before it prints: it renders each page too, but leaves out what nobody would see. Shown for every
 * annotated project, and for pages on which setting the text changes characters.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RunResult } from '../../../src/build-request.ts'
import { loadConfig } from '../../../src/config/load-config.ts'
import { createMemoryHost } from '../../../src/host/memory-host.ts'
import { buildReports, checkReports } from '../../../src/pipeline.ts'
import { parseInput } from '../../support/annotated-input.ts'
import { withShippedFiles } from '../../support/input-kinds.ts'
import { noPrinter } from '../../support/release-project.ts'

const folder = join(import.meta.dirname, '..', '..', 'diagnostics', 'project')
const now = new Date('2026-04-12T12:00:00Z')

/** What both find, by report; undefined for a project file with errors or code of its own, which neither gets past alone. */
async function findBoth(files: Readonly<Record<string, string>>, args: readonly string[] = []) {
  const open = async () => {
    const project = withShippedFiles(createMemoryHost(files, { now }))
    const config = await loadConfig(project)
    return config.ok && config.value.helpers === undefined ? { project, config: config.value, elapsedMs: () => 0 } : undefined
  }
  const [checking, building] = [await open(), await open()]
  if (checking === undefined || building === undefined) return undefined
  const request = {
    briefs: args.filter((arg) => !arg.includes('=')),
    set: args.filter((arg) => /^[a-z].*=/i.test(arg)),
    strict: false,
    // Names of files are told with their endings.
    formats: ['html'] as const,
  }
  const checked = await checkReports(request, checking)
  const built = await buildReports(
    { ...request, timeoutMs: 1_000, jobs: 1 },
    { ...building, output: createMemoryHost({}, { now }), printer: noPrinter, versions: { sitrep: '1.2.3', node: '20.0.0' } },
  )
  const found = ({ reports, diagnostics }: RunResult) => ({
    reports: reports.map((report) => [report.name, report.diagnostics]),
    diagnostics,
  })
  return { checked: found(checked), built: found(built) }
}

describe('a check', () => {
  it.each(readdirSync(folder))('finds what a build finds in %s', async (name) => {
    const input = parseInput(readFileSync(join(folder, name), 'utf8'))
    const both = await findBoth(Object.fromEntries(input.files), input.args)
    expect(both?.checked).toEqual(both?.built)
  })

  it.each([
    ['hyphens that fonts lack', 'A non‑breaking and a plain ‐ hyphen, in an extraordinarily incomprehensible word.'],
    ['a character that no font has', 'Rain 🌧 fell on 9 November, 6.4 km away.'],
    ['both', 'Rain 🌧 fell non‑stop.'],
    ['words of an analyst’s note', 'The well-informed district commissioner counted forty-two lorries at the crossing point.'],
  ])('finds what a build finds on a page with %s', async (_what, words) => {
    const both = await findBoth({
      'briefs/flood/facts.yaml':
        'sources: {s: {type: report, title: A bulletin on rain, reliability: B}}\nfacts:\n  rain: {kind: event, text: Rain fell., when: 2026-04-10, sources: s, credibility: 2, note: the well informed district commissioner counted forty two lorries at the crossing}\n',
      'briefs/flood/brief.yaml': `title: Flood\nasOf: 2026-04-10T12:00Z\npreparedBy: Cell\nlanguage: en-GB\nfacts: facts.yaml\nsections: [{title: Overview, body: '${words} [@rain]'}]\n`,
    })
    expect(both?.built.reports).toHaveLength(1)
    expect(both?.checked).toEqual(both?.built)
  })
})
