/** What `--changed` asks git, and what it says when git has no answer. Git itself is played. */
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Git, gitChanges } from '../../../src/cli/git-changes.ts'

const top = resolve('/repository')
const root = resolve('/repository/reports')

/** Answers by the first words of the call; what is not listed fails. */
function playGit(answers: Readonly<Record<string, string>>): { readonly git: Git; readonly calls: string[] } {
  const calls: string[] = []
  return {
    calls,
    async git(...args) {
      calls.push(args.join(' '))
      const known = Object.keys(answers).find((key) => args.join(' ').startsWith(key))
      return known === undefined ? undefined : answers[known]
    },
  }
}

const repository = {
  'rev-parse --show-toplevel': `${top}\n`,
  'rev-parse --verify --quiet --end-of-options origin/HEAD^{commit}': 'aaaa\n',
  'merge-base HEAD origin/HEAD': 'bbbb\n',
  'ls-files': 'reports/facts/new one.yaml\u0000',
}

describe('the files that differ', () => {
  it('are those of the project, changed, gone and new, from where the branch left the main line', async () => {
    const { git, calls } = playGit({ ...repository, diff: 'reports/briefs/a/brief.yaml\u0000README.md\u0000' })
    expect(await gitChanges(undefined, root, {}, git)).toEqual({
      ok: true,
      since: 'origin/HEAD',
      changed: { paths: new Set(['briefs/a/brief.yaml', 'facts/new one.yaml']), everything: false },
    })
    expect(calls.find((call) => call.startsWith('diff'))).toContain('-z bbbb')
  })

  it('may be everything: when the packages changed, in the project or above it', async () => {
    for (const [file, everything] of [
      ['package-lock.json', true],
      ['reports/package-lock.json', true],
      ['other/package-lock.json', false],
    ] as const) {
      const { git } = playGit({ ...repository, diff: `${file}\u0000` })
      expect(await gitChanges(undefined, root, {}, git)).toMatchObject({ changed: { everything } })
    }
  })

  it('are counted from the commit that is named, or from the target of a pull request', async () => {
    const named = playGit({ ...repository, 'rev-parse --verify --quiet --end-of-options v1^{commit}': 'cccc\n', diff: '' })
    expect(await gitChanges('v1', root, {}, named.git)).toMatchObject({ ok: true, since: 'v1' })
    expect(named.calls.find((call) => call.startsWith('diff'))).toContain('-z cccc')
    const request = playGit({
      ...repository,
      'rev-parse --verify --quiet --end-of-options origin/release^{commit}': 'dddd\n',
      'merge-base HEAD origin/release': 'eeee\n',
      diff: '',
    })
    expect(await gitChanges(undefined, root, { GITHUB_BASE_REF: 'release' }, request.git)).toMatchObject({
      since: 'origin/release',
    })
  })
})

describe('without an answer', () => {
  it.each([
    ['no repository', undefined, {}, '`--changed` asks git, but the project is in no git repository'],
    ['an unknown commit', 'nowhere', repository, 'git knows no commit `nowhere`'],
    ['a commit that looks like an option', '--output=x', repository, 'git knows no commit `--output=x`'],
    ['no main line', undefined, { 'rev-parse --show-toplevel': top }, '`--changed` finds no main line to compare with'],
    [
      'a shallow clone',
      undefined,
      { ...repository, 'merge-base HEAD origin/HEAD': '' },
      'git finds no commit that this branch and `origin/HEAD` have in common',
    ],
  ])('of git: %s', async (_, ref, answers, message) => {
    const { git, calls } = playGit(answers)
    expect(await gitChanges(ref, root, {}, git)).toMatchObject({ ok: false, problem: { message } })
    expect(calls.some((call) => call.includes('--output'))).toBe(false)
  })

  it('because there is no git', async () => {
    const none: Git = async () => {
      throw Object.assign(new Error('spawn git ENOENT'), { code: 'ENOENT' })
    }
    expect(await gitChanges(undefined, root, {}, none)).toMatchObject({
      ok: false,
      problem: { message: '`--changed` asks git, and there is none on this machine' },
    })
  })
})
