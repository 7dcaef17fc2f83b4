/** One run over several CI jobs: what they make together is what one job makes. */
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFolder, sitrep } from './spawn-sitrep.ts'

const brief = (extra = '') =>
  `title: Rain\nasOf: 2026-04-12\nfacts: ../../facts.yaml\nsections: [{title: A, body: "Rain. [@a]"}]\n${extra}`
const facts =
  'sources:\n  s: {type: report, title: S, reliability: B}\nfacts:\n  a: {kind: event, text: Rain fell., when: 2026-04-12, sources: [s], credibility: 2}\n'

function createProject(): string {
  return createFolder({
    'facts.yaml': facts,
    'briefs/a/brief.yaml': brief(),
    'briefs/b/brief.yaml': brief('variants: [{id: public, title: Rain for all}]\n'),
    'briefs/bad/brief.yaml': brief('templat: x\n'),
    'briefs/rows/brief.yaml': brief('forEach: [{name: North}, {name: South}]\noutput: "rows/{{each.row.name}}"\n'),
  })
}

function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries
    .flatMap((entry) =>
      entry.isFile()
        ? [
            join(entry.parentPath, entry.name)
              .slice(folder.length + 1)
              .replaceAll('\\', '/'),
          ]
        : [],
    )
    .sort()
}

describe('a run over three jobs', () => {
  it('copied together and merged is the run of one job, byte for byte', async () => {
    const cwd = createProject()
    const whole = await sitrep(['build', '--format', 'html', '--out', 'whole'], { cwd })
    expect(whole.code).toBe(1)
    for (const index of [1, 2, 3]) {
      await sitrep(['build', '--format', 'html', '--shard', `${index}/3`, '--out', `part-${index}`], { cwd })
      cpSync(join(cwd, `part-${index}`), join(cwd, 'together'), { recursive: true, errorOnExist: true, force: false })
    }
    const parts = [3, 1, 2].map((index) => `together/manifest-${index}-of-3.json`)
    const merged = await sitrep(['manifest', 'merge', ...parts, '--out', 'together/manifest.json'], { cwd })
    expect(merged).toMatchObject({ code: 0, stdout: '', stderr: '' })
    const made = filesIn(join(cwd, 'together')).filter((path) => !/manifest-/.test(path))
    expect(made).toEqual(filesIn(join(cwd, 'whole')))
    expect(made).toEqual(['a.html', 'b-public.html', 'b.html', 'manifest.json', 'rows/North.html', 'rows/South.html'])
    for (const path of made) expect(readFileSync(join(cwd, 'together', path))).toEqual(readFileSync(join(cwd, 'whole', path)))
  })

  it('of which one is missing is not merged: 2, and which it is', async () => {
    const cwd = createProject()
    await sitrep(['build', '--format', 'html', '--shard', '1/2'], { cwd })
    const { code, stdout, stderr } = await sitrep(['manifest', 'merge', 'output/manifest-1-of-2.json'], { cwd })
    expect([code, stdout, stderr]).toEqual([2, '', 'error: shard 2 of 2 is missing\n'])
    const none = await sitrep(['manifest', 'merge', 'output/nothing.json'], { cwd })
    expect([none.code, none.stderr]).toEqual([2, 'error: cannot read `output/nothing.json`: there is no such file\n'])
  })
})
