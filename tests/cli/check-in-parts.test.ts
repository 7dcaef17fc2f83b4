import { beforeAll, describe, expect, it } from 'vitest'
import type { RunResult } from '../../src/build-request.ts'
import { checkInParts } from '../../src/cli/check-in-parts.ts'
import { withoutOtherTexts } from '../../src/cli/check-part.ts'
import { installedFolder } from '../../src/cli/installation.ts'
import { createProcessIo } from '../../src/cli/process-io.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import { createDiskHost } from '../../src/host/disk-host.ts'
import { checkReports } from '../../src/pipeline.ts'
import { builtCommand, createFolder } from './spawn-sitrep.ts'

const count = 220

/** Every tenth brief cites what is not there, every seventh has an unknown key, and `changes` go over both. */
function createProject(changes: Readonly<Record<string, string>> = {}): string {
  const briefs = Array.from({ length: count }, (_, index) => {
    const citation = index % 10 === 0 ? 'nothing' : 'rain'
    const text = `title: Report ${index}
asOf: 2026-04-12T12:00Z
preparedBy: Cell
${index % 7 === 0 ? 'lead: It rained.\n' : ''}facts: ../../facts/*.yaml
sections:
  - {title: Overview, body: "It rained a lot [@${citation}]."}
  - {view: sources}
`
    return [`briefs/r-${String(index).padStart(3, '0')}/brief.yaml`, text] as const
  })
  return createFolder({
    'sitrep.config.yaml': 'defaults: {tlp: CLEAR, language: en-GB}\n',
    'facts/rain.yaml': `sources:
  met: {type: report, title: Bulletin on rain, publisher: Met Office, issued: 2026-04-11, reliability: B}
facts:
  rain: {kind: event, text: It rained a lot in the north, when: 2026-04-10, sources: [met], credibility: 2}
`,
    ...Object.fromEntries(briefs),
    ...changes,
  })
}

/** `threads`: whether another thread had part in it, whose clock goes; ours stands still. */
async function checkBoth(
  root: string,
): Promise<{ readonly parts: RunResult; readonly whole: RunResult; readonly threads: boolean }> {
  const io = { ...createProcessIo(new AbortController().signal), parallelism: 2 }
  const request = { briefs: [], set: [], strict: false }
  let threads = false
  const check = async (run: typeof checkReports) => {
    const project = createDiskHost({ root, shippedRoot: installedFolder(), now: new Date('2026-04-12T12:00Z') })
    const config = await loadConfig(project)
    if (!config.ok) throw new Error('the project file is wrong')
    const result = await run(request, { project, config: config.value, elapsedMs: () => 0 })
    threads ||= result.reports.some(({ ms }) => Object.values(ms).some((one) => one > 0))
    const { reports, textFiles, ...rest } = withoutOtherTexts(result)
    return { ...rest, reports: reports.map((report) => ({ ...report, ms: {} })), textFiles: new Map([...textFiles].sort()) }
  }
  const parts = await check((asked, doors) => checkInParts(asked, doors, { root, io }))
  return { parts, threads, whole: await check(checkReports) }
}

describe('checkInParts', () => {
  beforeAll(() => void builtCommand())

  it('finds what a check in one piece finds, in the same order', async () => {
    const { parts, whole, threads } = await checkBoth(createProject())
    expect(threads).toBe(true)
    expect(whole.reports).toHaveLength(count)
    expect(whole.reports.filter(({ status }) => status === 'failed').length).toBeGreaterThan(20)
    expect(parts).toEqual(whole)
  })

  it('sees two names collide that no one thread sees', async () => {
    const named = (title: string) =>
      `title: ${title}\nasOf: 2026-04-12T12:00Z\npreparedBy: Cell\noutput: same\nfacts: ../../facts/*.yaml\nsections:\n  - {title: Overview, body: "It rained [@rain]."}\n`
    const { parts, whole } = await checkBoth(
      createProject({ 'briefs/r-001/brief.yaml': named('One'), 'briefs/r-219/brief.yaml': named('Other') }),
    )
    expect(whole.reports.filter(({ diagnostics }) => diagnostics.some(({ code }) => code === 'output/collision'))).toHaveLength(2)
    expect(parts).toEqual(whole)
  })
})
