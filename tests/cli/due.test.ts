/** Scheduled editions as CI makes them: listed, printed, frozen, and nothing the second time. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFolder, sitrep } from './spawn-sitrep.ts'

const facts = `sources:
  bulletin: {type: report, title: Bulletin, publisher: Authority, issued: 2026-03-27, reliability: B}
  note: {type: report, title: Field note, publisher: Network, issued: 2026-03-27, reliability: B}
defaults: {kind: event, sources: [bulletin, note], credibility: 1}
facts:
  road-cut: {text: The road was cut., when: 2026-03-28, recorded: 2026-03-28T09:00+05:00}
  bridge-down: {text: The bridge fell., when: 2026-04-02, recorded: 2026-04-02T09:00+05:00}
  river-fell: {text: The river fell., when: 2026-04-06, recorded: 2026-04-06T09:00+05:00}
`

function createProject(catchUp: string): string {
  return createFolder({
    'briefs/floods/brief.yaml': `title: Flooding
status: final
schedule: {every: week, on: monday, at: "06:00", timezone: Asia/Karachi, start: 2026-03-30, catchUp: ${catchUp}}
facts: facts.yaml
highlights: ["The road is cut. [@road-cut]"]
sections: [{view: timeline}, {view: changes}]
`,
    'briefs/floods/facts.yaml': facts,
  })
}

const now = ['--now', '2026-04-08T12:00+05:00']
const editionsIn = (cwd: string) => {
  const folder = join(cwd, 'briefs/floods/editions')
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
}

describe('due', () => {
  it('lists what is owed, for people and for programs', async () => {
    const cwd = createProject('all')
    expect(await sitrep(['due', ...now], { cwd })).toMatchObject({
      code: 0,
      stdout:
        'floods  no. 1  2026-03-30T06:00+05:00  next 2026-04-06T06:00+05:00\nfloods  no. 2  2026-04-06T06:00+05:00  next 2026-04-13T06:00+05:00\n',
    })
    const json = JSON.parse((await sitrep(['due', '--json', ...now], { cwd })).stdout)
    expect(json).toMatchObject({ schemaVersion: 1, now: '2026-04-08T07:00:00Z', briefs: ['floods'] })
    expect(json.due[1]).toEqual({
      brief: 'floods',
      number: 2,
      scheduledFor: '2026-04-06T06:00+05:00',
      period: '2026-03-30T06:00+05:00/2026-04-06T06:00+05:00',
      nextUpdate: '2026-04-13T06:00+05:00',
      lateMinutes: 3240,
    })
  })

  it('takes the time of the run from SOURCE_DATE_EPOCH, and says when the next one is due', async () => {
    const cwd = createProject('latest')
    const early = await sitrep(['due'], {
      cwd,
      environment: { SOURCE_DATE_EPOCH: String(Date.parse('2026-03-29T12:00Z') / 1000) },
    })
    expect(early).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'note: nothing is owed; next is `floods` on 2026-03-30T06:00+05:00\n',
    })
  })

  it('says what is passed over', async () => {
    const { stderr, stdout } = await sitrep(['due', ...now], { cwd: createProject('latest') })
    expect(stdout).toBe('floods  no. 1  2026-04-06T06:00+05:00  next 2026-04-13T06:00+05:00\n')
    expect(stderr).toBe('note: `floods` passes over 1 missed edition (`catchUp: latest`): 2026-03-30T06:00+05:00\n')
  })

  it('leaves out a brief with errors: 1; refuses a moment that is none: 2', async () => {
    const cwd = createProject('sometimes')
    expect(await sitrep(['due', ...now], { cwd })).toMatchObject({ code: 1, stdout: '' })
    const wrong = await sitrep(['due', '--now', '2026-04-08'], { cwd })
    expect([wrong.code, wrong.stderr.split('\n')[0]]).toEqual([
      2,
      'error: `--now` takes a date with time and zone, found `2026-04-08`',
    ])
  })

  it('shows that the schedule said a value', async () => {
    const shown = await sitrep(['explain', 'floods', 'period', '--due', ...now], { cwd: createProject('latest') })
    expect(shown.stdout).toContain(
      'period = 2026-03-30T06:00+05:00/2026-04-06T06:00+05:00\n\nsaid by the schedule\n --> briefs/floods/brief.yaml:3:1',
    )
  })
})

describe('build --due --release', () => {
  it('makes every owed edition once', async () => {
    const cwd = createProject('all')
    const args = ['build', '--due', '--release', '--format', 'html', ...now]
    const first = await sitrep(args, { cwd })
    expect(first).toMatchObject({ code: 0, stdout: 'briefs/floods/editions/001.json\nbriefs/floods/editions/002.json\n' })
    const files = [
      'output/floods-001.html',
      'output/floods-002.html',
      'briefs/floods/editions/001.json',
      'briefs/floods/editions/002.json',
    ]
    const read = () => files.map((file) => readFileSync(join(cwd, file), 'utf8'))
    const before = read()
    expect(before[1]).toContain('The bridge fell.')
    expect(before[1]).not.toContain('The river fell.')
    const second = await sitrep(args, { cwd })
    expect(second).toMatchObject({ code: 0, stdout: '' })
    expect(second.stderr).toContain('nothing is owed; next is `floods` on 2026-04-13T06:00+05:00')
    expect(read()).toEqual(before)
    expect(editionsIn(cwd)).toEqual(['001.json', '002.json'])
  })

  it('prints a PDF whose page says the period, and releases nothing without --release', async () => {
    const cwd = createProject('latest')
    const built = await sitrep(['build', '--due', ...now], { cwd })
    expect(built).toMatchObject({ code: 0, stdout: '' })
    expect(readFileSync(join(cwd, 'output/floods-001.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    expect(editionsIn(cwd)).toEqual([])
    const released = await sitrep(['build', '--due', '--release', ...now], { cwd })
    expect(released).toMatchObject({ code: 0, stdout: 'briefs/floods/editions/001.json\n' })
    const edition = JSON.parse(readFileSync(join(cwd, 'briefs/floods/editions/001.json'), 'utf8'))
    expect(edition.reports[0].files[0].format).toBe('pdf')
    expect((await sitrep(['build', '--due', '--release', ...now], { cwd })).stdout).toBe('')
  })

  it.each([
    [['--release'], '`--release` goes with `--due`'],
    [['--due', '--as-of', '2026-04-01'], '`--due` and `--as-of` exclude each other: the schedule knows'],
    [['--due', '--release', '--variant', 'x'], '`--release` and `--variant` exclude each other: an edition holds all variants'],
  ])('refuses %s', async (options, message) => {
    const refused = await sitrep(['build', ...options], { cwd: createProject('all') })
    expect([refused.code, refused.stderr.split('\n')[0]]).toEqual([2, `error: ${message}`])
  })
})
