/** What one may type after `build`, and that all that is wrong with it is said at once. */
import { describe, expect, it } from 'vitest'
import { readBuildOptions, readCheckOptions } from '../../../src/cli/build-options.ts'

function optionsOf(typed: Readonly<Record<string, unknown>>, environment = {}) {
  const checked = readBuildOptions(typed, environment)
  if (!checked.ok) throw new Error(checked.problems.map((problem) => problem.message).join('; '))
  return checked.options
}

function problemsOf(typed: Readonly<Record<string, unknown>>): readonly string[] {
  const checked = readBuildOptions(typed, {})
  return checked.ok ? [] : checked.problems.map((problem) => problem.message)
}

describe('what is typed', () => {
  it('may be nothing', () => {
    expect(optionsOf({})).toEqual({
      index: false,
      latest: false,
      set: [],
      strict: false,
      reporters: [{ name: 'human' }],
      verbose: false,
      quiet: false,
    })
  })

  it('is read', () => {
    const typed = {
      variant: ['public,ur', 'internal'],
      set: ['tlp=GREEN', 'title=a=b'],
      format: 'html, pdf',
      out: 'there',
      manifest: 'run.json',
      browser: 'ws://x',
      jobs: '3',
      timeout: '1.5',
      shard: '2/5',
      strict: true,
      quiet: true,
    }
    expect(optionsOf(typed)).toEqual({
      variants: ['public', 'ur', 'internal'],
      set: ['tlp=GREEN', 'title=a=b'],
      formats: ['pdf', 'html'],
      out: 'there',
      manifest: 'run.json',
      browser: 'ws://x',
      jobs: 3,
      timeoutMs: 1500,
      shard: { index: 2, count: 5 },
      index: false,
      latest: false,
      strict: true,
      quiet: true,
      verbose: false,
      reporters: [{ name: 'human' }],
    })
  })
})

it('reads what is to be published, and where', () => {
  expect(optionsOf({ latest: true })).toMatchObject({ index: true, latest: true })
  expect(optionsOf({ index: true, published: 'https://example.org/r' })).toMatchObject({
    index: true,
    latest: false,
    published: 'https://example.org/r/',
  })
  expect(problemsOf({ index: true, shard: '1/2' })).toEqual([
    '`--index` and `--latest` are about a whole run, `--shard` makes a part of one',
  ])
  expect(problemsOf({ published: 'javascript:x' })).toEqual([
    '`--published` takes an address such as `https://example.org/reports/`, found `javascript:x`',
  ])
})

it('reads pages, a scale and a commit', () => {
  expect(optionsOf({ pages: '1,3-4' }).pictures).toEqual({
    scale: 2,
    pages: [
      { first: 1, last: 1 },
      { first: 3, last: 4 },
    ],
  })
  expect(optionsOf({ format: 'png', scale: '1.5' }).pictures).toEqual({ scale: 1.5 })
  expect(optionsOf({ changed: true }).changed).toEqual({})
  expect(optionsOf({ changed: 'v1' }).changed).toEqual({ ref: 'v1' })
})

describe('reporters', () => {
  const reportersOf = (reporter: readonly string[], environment = {}) =>
    optionsOf({ reporter }, environment).reporters.map(({ name, file }) => (file === undefined ? name : `${name}=${file}`))
  const onGithub = { GITHUB_ACTIONS: 'true' }

  it('are for people alone when nothing is asked for, with annotations on GitHub’s runners', () => {
    expect(optionsOf({}).reporters).toEqual([{ name: 'human' }])
    expect(optionsOf({}, onGithub).reporters).toEqual([{ name: 'human' }, { name: 'github' }])
    expect(optionsOf({}, { GITHUB_ACTIONS: 'false' }).reporters).toEqual([{ name: 'human' }])
  })

  it.each([
    [['json'], {}, ['json']],
    [['json'], onGithub, ['github', 'json']],
    [['github,human', 'json'], onGithub, ['human', 'github', 'json']],
    [
      ['human,json=out/report.json,sarif=out/s.sarif', 'junit=j.xml'],
      {},
      ['human', 'json=out/report.json', 'sarif=out/s.sarif', 'junit=j.xml'],
    ],
    [['sarif=a=b.sarif'], {}, ['human', 'sarif=a=b.sarif']],
    [['json,json=run.json,json'], {}, ['json', 'json=run.json']],
  ])('%j with %j are %j', (typed, environment, expected) => {
    expect(reportersOf(typed, environment)).toEqual(expected)
  })

  it.each([
    [['sarif,junit'], '`--reporter`: `sarif` and `junit` both want stdout'],
    [['sarif=x,junit=x'], '`--reporter`: two want the file `x`'],
    [['json='], '`--reporter`: `json=` names no file'],
  ])('%j cannot be', (typed, message) => {
    expect(problemsOf({ reporter: typed })).toEqual([message])
  })
})

describe('what is wrong', () => {
  it.each([
    [{ format: 'pfd' }, '`--format` takes `pdf`, `html`, `png` (several with commas), found `pfd`'],
    [{ format: ',' }, '`--format` takes `pdf`, `html`, `png` (several with commas), found nothing'],
    [
      { reporter: ['xml'] },
      '`--reporter` takes `human`, `github`, `json`, `sarif`, `junit` (several with commas, each with `=<file>` if it is to go to a file), found `xml`',
    ],
    [
      { reporter: [','] },
      '`--reporter` takes `human`, `github`, `json`, `sarif`, `junit` (several with commas, each with `=<file>` if it is to go to a file), found nothing',
    ],
    [{ jobs: '0' }, '`--jobs` takes a whole number from 1 to 64, found `0`'],
    [{ jobs: '2.5' }, '`--jobs` takes a whole number from 1 to 64, found `2.5`'],
    [{ jobs: '1e9' }, '`--jobs` takes a whole number from 1 to 64, found `1e9`'],
    [{ shard: '0/2' }, '`--shard` takes a part of a whole such as `2/5`, found `0/2`'],
    [{ shard: '3/2' }, '`--shard` takes a part of a whole such as `2/5`, found `3/2`'],
    [{ shard: '1' }, '`--shard` takes a part of a whole such as `2/5`, found `1`'],
    [{ format: 'png', pages: '2-1' }, '`--pages` takes pages such as `1,3-4`, found `2-1`'],
    [{ scale: '9' }, '`--scale` takes pixels for each point, from 0.1 to 8, found `9`'],
    [{ format: 'pdf', pages: '1' }, '`--pages` and `--scale` are for pictures'],
    [{ timeout: '0' }, '`--timeout` takes seconds, more than 0 and at most 86400, found `0`'],
    [{ timeout: '30s' }, '`--timeout` takes seconds, more than 0 and at most 86400, found `30s`'],
    [{ set: ['tlp'] }, '`--set` takes key=value, found `tlp`'],
    [{ set: ['=GREEN'] }, '`--set` takes key=value, found `=GREEN`'],
    [{ out: '' }, '`--out` needs a value, found nothing'],
    [{ verbose: true, quiet: true }, '`--verbose` and `--quiet` exclude each other'],
  ])('%j', (typed, message) => {
    expect(problemsOf(typed)).toEqual([message])
  })

  it('is what `--due` excludes, and a `--now` that is no moment', () => {
    expect(problemsOf({ due: true, asOf: '2026-04-01', number: '4', shard: '1/2' })).toEqual([
      '`--due` and `--as-of` exclude each other: the schedule knows',
      '`--due` and `--number` exclude each other: the schedule knows',
      '`--due` and `--shard` exclude each other: editions of a brief follow one another',
    ])
    expect(problemsOf({ release: true })).toEqual(['`--release` goes with `--due`'])
    expect(problemsOf({ now: '2026-04-13' })).toEqual(['`--now` takes a date with time and zone, found `2026-04-13`'])
    expect(optionsOf({ due: true, release: true, now: '2026-04-13T06:00+05:00' })).toMatchObject({
      due: true,
      release: true,
      now: new Date('2026-04-13T01:00Z'),
    })
  })

  it('is said all at once', () => {
    expect(problemsOf({ format: 'pfd,htm', jobs: 'x', timeout: 'y', set: ['z'] })).toHaveLength(5)
  })

  it('comes with the word that was meant', () => {
    const checked = readCheckOptions({ reporter: ['humam'] }, {})
    expect(checked).toMatchObject({ ok: false, problems: [{ hints: ['check if you meant `human`'] }] })
  })

  it('takes `--as-of` for `asOf`, over every other value, and `--number` for the number', () => {
    expect(optionsOf({ set: ['tlp=GREEN'], asOf: '2025-11-03T10:00+05:00', number: '3' }).set).toEqual([
      'tlp=GREEN',
      'asOf=2025-11-03T10:00+05:00',
      'number=3',
    ])
    expect(optionsOf({ number: 'next' }).set).toEqual(['number=next'])
  })

  it('refuses what is no moment and no number', () => {
    expect(problemsOf({ asOf: '2025-11-03/2025-11-04', number: '-1' })).toEqual([
      '`--as-of`: expected one date or time, found the interval `2025-11-03/2025-11-04`',
      '`--number` takes a whole number or `next`, found `-1`',
    ])
  })
})
