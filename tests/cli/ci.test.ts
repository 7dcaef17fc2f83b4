/** `sitrep ci` as a user meets it: prints, writes once and again, refuses what is not its own, checks. */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createFolder, sitrep } from './spawn-sitrep.ts'

const brief = (schedule: string) => `title: Flooding\nasOf: 2026-04-12\nsections: []\nschedule: ${schedule}\n`
const weekly = brief('{every: week, on: monday, at: "06:00", timezone: Asia/Karachi}')
const installed = { 'package.json': '{"devDependencies": {"sitrep": "0.1.0"}}', 'package-lock.json': '{}' }
const createProject = (files: Readonly<Record<string, string>> = {}) =>
  createFolder({ '.git/HEAD': '', ...installed, 'briefs/floods/brief.yaml': weekly, ...files })

it('prints the same on every run, and writes the same', async () => {
  const cwd = createProject()
  const printed = await sitrep(['ci', 'github'], { cwd, environment: { SOURCE_DATE_EPOCH: '1' } })
  expect(printed).toMatchObject({ code: 0, stderr: '' })
  expect(printed.stdout).toContain('- cron: "7 1 * * 1" # floods')
  const path = join(cwd, '.github/workflows/sitrep.yml')
  expect(await sitrep(['ci', 'github', '--write'], { cwd })).toMatchObject({ code: 0, stdout: '.github/workflows/sitrep.yml\n' })
  const { mtimeMs } = statSync(path)
  expect(readFileSync(path, 'utf8')).toBe(printed.stdout)
  expect((await sitrep(['ci', 'github', '--write'], { cwd })).code).toBe(0)
  expect(statSync(path).mtimeMs).toBe(mtimeMs)
})

it('never overwrites what it has not written, and says the way out', async () => {
  const cwd = createProject({ '.gitlab-ci.yml': 'stages: [test]\n' })
  const refused = await sitrep(['ci', 'gitlab', '--write'], { cwd })
  expect([refused.code, refused.stdout]).toEqual([2, ''])
  expect(refused.stderr).toContain('`.gitlab-ci.yml` was not written by `sitrep ci gitlab`, and is left as it is')
  expect(readFileSync(join(cwd, '.gitlab-ci.yml'), 'utf8')).toBe('stages: [test]\n')
  expect(await sitrep(['ci', 'gitlab', '--write', 'sitrep.gitlab-ci.yml'], { cwd })).toMatchObject({
    code: 0,
    stdout: 'sitrep.gitlab-ci.yml\n',
  })
  expect(await sitrep(['ci', 'gitlab', '--check', 'sitrep.gitlab-ci.yml'], { cwd })).toMatchObject({ code: 0, stderr: '' })
  expect((await sitrep(['ci', 'gitlab', '--write', '../elsewhere.yml'], { cwd })).code).toBe(2)
})

it('notices cron lines that are not those of the schedules, whatever else was changed by hand', async () => {
  const cwd = createProject()
  const path = join(cwd, '.github/workflows/sitrep.yml')
  const check = () => sitrep(['ci', 'github', '--check'], { cwd })
  expect(await check()).toMatchObject({ code: 1, stdout: '' })
  await sitrep(['ci', 'github', '--write'], { cwd })
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('timeout-minutes: 20', 'timeout-minutes: 5'))
  expect(await check()).toMatchObject({ code: 0, stderr: '' })
  writeFileSync(join(cwd, 'briefs/floods/brief.yaml'), weekly.replace('Asia/Karachi', 'Europe/Berlin'))
  const stale = await check()
  expect(stale.code).toBe(1)
  expect(stale.stderr).toContain('does not wake up at `7 4,5 * * 1` (UTC), for floods')
  expect(stale.stderr).toContain('wakes up at `7 1 * * 1`, which no schedule asks for')
})

it.each([
  [{ 'package.json': '{}' }, '`package.json` does not ask for `sitrep`'],
  [{ 'package.json': '{"name": "reports"' }, '`package.json` does not ask for `sitrep`'],
])('says what keeps the jobs from installing: %j', async (files, words) => {
  const { code, stderr, stdout } = await sitrep(['ci', 'github'], { cwd: createProject(files) })
  expect(code).toBe(0)
  expect(stderr).toContain(words)
  expect(stdout).toContain('npm ci')
})

it('writes nothing when a schedule cannot be read, and knows projects without any', async () => {
  const cwd = createProject({ 'briefs/floods/brief.yaml': brief('{every: fortnight}') })
  const broken = await sitrep(['ci', 'github', '--write'], { cwd })
  expect(broken).toMatchObject({ code: 1, stdout: '' })
  expect(broken.stderr).toContain('briefs/floods/brief.yaml:4:')
  const none = await sitrep(['ci', 'github'], { cwd: createProject({ 'briefs/floods/brief.yaml': 'title: T\n' }) })
  expect(none.stderr).toContain('no brief has a schedule')
  expect(none.stdout).not.toContain('schedule:')
})

it('deals owed briefs out for a matrix', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `b${String(index).padStart(2, '0')}`)
  const cwd = createProject(Object.fromEntries(names.map((name) => [`briefs/${name}/brief.yaml`, weekly])))
  const { parts } = JSON.parse((await sitrep(['due', '--json', '--parts', '4'], { cwd })).stdout)
  expect(parts.map(({ part, of }: { part: number; of: number }) => `${part}/${of}`)).toEqual(['1/2', '2/2'])
  expect(parts.flatMap(({ briefs }: { briefs: string[] }) => briefs).sort()).toEqual([...names, 'floods'])
  expect((await sitrep(['due', '--json', '--parts', '0'], { cwd })).code).toBe(2)
  expect((await sitrep(['due', '--parts', '3'], { cwd })).code).toBe(2)
})
