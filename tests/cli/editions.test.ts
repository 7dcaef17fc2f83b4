/** Editions as a user meets them: released, refused, compared, edited by hand; and facts that make no sense. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFolder, sitrep } from './spawn-sitrep.ts'

const facts = `sources:
  bulletin: {type: report, title: Bulletin, publisher: Authority, issued: 2026-04-12, reliability: B}
facts:
  displaced: {kind: figure, text: People displaced, value: 1200, unit: people, when: 2026-04-11, asOf: 2026-04-11, recorded: 2026-04-11, sources: [{ref: bulletin, at: p. 1}], credibility: 2}
  road-cut: {kind: event, text: The road was cut., when: 2026-04-11, recorded: 2026-04-11, sources: [{ref: bulletin, at: p. 2}], credibility: 2}
`
const later = `  displaced-2: {kind: figure, text: People displaced, measure: displaced, value: 1500, unit: people, when: 2026-04-13, asOf: 2026-04-13, recorded: 2026-04-13, sources: [{ref: bulletin, at: p. 3}], credibility: 2, supersedes: displaced}
  road-open: {kind: event, text: The road was open., when: 2026-04-11, recorded: 2026-04-13, sources: [{ref: bulletin, at: p. 4}], credibility: 2, corrects: road-cut}
`

function brief(status = 'final', figure = 'displaced', change = ''): string {
  return `title: Flooding
status: ${status}
number: next
facts: facts.yaml
keyFigures: [{fact: ${figure}, label: people displaced${change}}]
sections: [{view: changes}, {view: timeline, select: {kind: event}}]
`
}

const at = { SOURCE_DATE_EPOCH: String(Date.parse('2026-04-12T06:00:30Z') / 1000) }
const file = (number: number) => `briefs/flood/editions/00${number}.json`

function createProject(text = brief()): string {
  return createFolder({
    'sitrep.config.yaml': 'defaults: {language: en-GB}\n',
    'briefs/flood/brief.yaml': text,
    'briefs/flood/facts.yaml': facts,
  })
}

describe('sitrep release', () => {
  it('freezes an edition as of the run, refuses what is not cleared, taken or leaves a gap, and rebuilds any of them', async () => {
    const cwd = createProject()
    const run = (...args: readonly string[]) => sitrep(args, { cwd, environment: at })
    const write = (path: string, text: string) => writeFileSync(join(cwd, 'briefs/flood', path), text)
    expect(await run('release', 'flood')).toMatchObject({ code: 0, stdout: `${file(1)}\n` })
    const first = readFileSync(join(cwd, file(1)), 'utf8')
    const dossier = (text: string) => JSON.stringify(JSON.parse(text).reports[0].dossier)
    expect(JSON.parse(first)).toMatchObject({ number: 1, asOf: '2026-04-12T06:00Z' })
    const manifest = JSON.parse(readFileSync(join(cwd, 'output/manifest.json'), 'utf8'))
    expect(manifest.outputs[0]).toMatchObject({ asOf: '2026-04-12T06:00Z' })

    // The same number again, one too far, and drafts.
    const again = await run('release', 'flood', '--number', '1')
    expect([again.code, again.stdout, again.stderr]).toEqual([
      1,
      '',
      expect.stringContaining('error[edition/number]: edition 1 of `flood` is released already'),
    ])
    const gap = await run('release', 'flood', '--number', '3')
    expect([gap.code, gap.stderr]).toEqual([
      1,
      expect.stringContaining('expected number 2, which follows the last edition, found 3'),
    ])
    for (const status of ['draft', 'review']) {
      write('brief.yaml', brief(status))
      const refused = await run('release', 'flood')
      expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('error[edition/draft]')])
    }
    expect(existsSync(join(cwd, file(2)))).toBe(false)

    // The facts move on; the edition can still be made again, and the next one tells what was wrong.
    write('facts.yaml', facts + later)
    write('brief.yaml', brief('final', 'displaced-2', ', change: "Two camps were counted. [@displaced-2]"'))
    const second = await run('release', 'flood', '--as-of', '2026-04-14')
    expect([second.code, second.stdout]).toEqual([0, `${file(2)}\n`])
    const issued = JSON.parse(readFileSync(join(cwd, file(2)), 'utf8')).reports[0].dossier
    expect(issued.corrections).toMatchObject([{ was: 'The road was cut.', fact: 'road-open', editions: [{ number: 1 }] }])
    rmSync(join(cwd, file(2)))
    rmSync(join(cwd, 'briefs/flood/editions/002.yaml'))
    const rebuilt = await run('build', 'flood', '--number', '1', '--strict')
    expect([rebuilt.code, rebuilt.stderr]).toEqual([0, expect.not.stringContaining('edition/not-as-issued')])
    write('brief.yaml', brief())
    rmSync(join(cwd, file(1)))
    const fresh = await run('release', 'flood', '--as-of', '2026-04-12T06:00Z')
    expect(fresh.code).toBe(0)
    expect(dossier(readFileSync(join(cwd, file(1)), 'utf8'))).toBe(dossier(first))
  })
})

describe('sitrep diff', () => {
  it('tells what changed between editions and since the last, with reasons; and finds an edition that was edited by hand', async () => {
    const cwd = createProject()
    const run = (...args: readonly string[]) => sitrep(args, { cwd, environment: at })
    const write = (path: string, text: string) => writeFileSync(join(cwd, 'briefs/flood', path), text)
    expect((await run('diff', 'flood')).stderr).toContain('`flood` has no edition to compare with')
    expect((await run('release', 'flood')).code).toBe(0)
    write('facts.yaml', facts + later)
    write('brief.yaml', brief('final', 'displaced-2', ', change: "Two camps were counted. [@displaced-2]"'))
    const set = ['--set', 'asOf=2026-04-14']
    expect((await run('release', 'flood', ...set)).code).toBe(0)
    const between = await run('diff', 'flood', '1', '2')
    expect(between.code).toBe(0)
    expect(between.stdout.split('\n')).toEqual(
      expect.arrayContaining([
        'flood: edition 1 to edition 2',
        '  displaced-2: people displaced, ↑ up 300 (25%) from 1200 (Two camps were counted.)',
        '  road-open: The road was open. (replaces road-cut)',
        '    before: The road was cut.',
      ]),
    )
    const since = JSON.parse((await run('diff', 'flood', '1', '--json')).stdout)
    expect(since).toMatchObject({ schemaVersion: 1, brief: 'flood', from: 1, to: 'now' })
    const none = await run('diff', 'flood', '7')
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('`flood` has no edition 7')])

    const path = join(cwd, file(1))
    const text = readFileSync(path, 'utf8')
    const edits: readonly (readonly [string, string])[] = [
      [text.replace('The road was cut.', 'The road was wet.'), 'error[edition/edited]'],
      [text.replace('"number": 1,', '"number": 9,'), 'error[edition/invalid]'],
      [text.replace('"brief": "flood"', '"brieff": "flood"'), 'error[edition/invalid]'],
      [text.slice(0, 200), 'error[json/syntax]'],
    ]
    for (const [edited, message] of edits) {
      writeFileSync(path, edited)
      const found = await run('diff', 'flood', '1', '2')
      expect([found.code, found.stdout, found.stderr]).toEqual([1, '', expect.stringContaining(message)])
      expect(found.stderr).toContain('briefs/flood/editions/001.json:')
    }
  })
})

describe('facts that make no sense', () => {
  it.each([
    [
      'circles',
      '  a: {kind: event, text: A., sources: bulletin, supersedes: b}\n  b: {kind: event, text: B., sources: bulletin, supersedes: a}\n',
      'facts supersede one another',
    ],
    [
      'ids that nobody defines',
      '  a: {kind: event, text: A., sources: buletin, supersedes: displacd}\n',
      'no source has the id `buletin`',
    ],
    ['no number', '  a: {kind: figure, text: A, value: .inf, sources: bulletin}\n', 'expected a number, found `.inf`'],
    [
      'fewer than none',
      '  a: {kind: figure, text: A, value: -3, unit: people, sources: bulletin}\n',
      'there are no fewer than 0 people',
    ],
    [
      'a day that is none',
      '  a: {kind: event, text: A., when: 2026-02-30, sources: bulletin}\n',
      '`2026-02-30` is not in the calendar',
    ],
  ])('are errors with their place: %s', async (_what, more, message) => {
    const cwd = createProject()
    writeFileSync(join(cwd, 'briefs/flood/facts.yaml'), facts + more)
    const found = await sitrep(['check'], { cwd, environment: at })
    expect([found.code, found.stdout]).toEqual([1, ''])
    expect(found.stderr).toContain(message)
    expect(found.stderr).toMatch(/--> briefs\/flood\/facts\.yaml:\d+:\d+/)
  })
})
