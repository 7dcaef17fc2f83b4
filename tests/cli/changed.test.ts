/** `--changed` with a real git: a pull request builds what it touches. Left out where there is no git. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFolder, sitrep } from './spawn-sitrep.ts'

const hasGit = spawnSync('git', ['--version']).status === 0
const facts =
  'sources:\n  s: {type: report, title: S, reliability: B}\nfacts:\n  a: {kind: event, text: Rain fell., when: 2026-04-12, sources: [s], credibility: 2}\n'
const brief = (files: string) => `title: Rain\nasOf: 2026-04-12\nfacts: ${files}\nsections: [{title: A, body: "Rain. [@a]"}]\n`

function git(cwd: string, ...args: readonly string[]): void {
  const settings = [
    '-c',
    'user.name=t',
    '-c',
    'user.email=t@example.org',
    '-c',
    'commit.gpgsign=false',
    '-c',
    'init.defaultBranch=main',
  ]
  const { status, stderr } = spawnSync('git', [...settings, ...args], { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
}

/** A repository with the project in a folder of it, on a branch that left `main`. */
function createBranch(): { readonly project: string; readonly write: (path: string, text: string) => void } {
  const repository = createFolder({
    'reports/sitrep.config.yaml': 'defaults: {language: en-GB}\n',
    'reports/briefs/a/brief.yaml': brief('facts.yaml'),
    'reports/briefs/a/facts.yaml': facts,
    'reports/briefs/b/brief.yaml': brief('["../../shared/*.yaml"]'),
    'reports/shared/one.yaml': facts,
    'reports/shared/two.yaml': 'places: {torkham: {name: Torkham}}\n',
  })
  git(repository, 'init', '-q')
  git(repository, 'add', '.')
  git(repository, 'commit', '-qm', 'all')
  git(repository, 'checkout', '-qb', 'change')
  const project = join(repository, 'reports')
  return { project, write: (path, text) => writeFileSync(join(project, path), text) }
}

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1)

describe.runIf(hasGit)('--changed', () => {
  it('builds what differs from the main line, committed or not, new or gone; the rest is counted', async () => {
    const { project, write } = createBranch()
    const nothing = await sitrep(['check', '--changed'], { cwd: project })
    expect(nothing).toMatchObject({
      code: 0,
      stderr: 'note: 0 files of the project differ from `main`\nnothing checked, 2 untouched\n',
    })
    write('briefs/a/facts.yaml', facts.replace('Rain fell', 'Much rain fell'))
    const edited = await sitrep(['build', '--format', 'html', '--changed'], { cwd: project })
    expect([edited.code, lastLine(edited.stderr)]).toEqual([0, '1 brief built, 1 untouched'])
    expect(edited.stderr).toMatch(/^✓ a {2}output\/a\.html/m)
    git(project, 'commit', '-qam', 'edit')
    expect(lastLine((await sitrep(['check', '--changed=HEAD'], { cwd: project })).stderr)).toBe('nothing checked, 2 untouched')
    rmSync(join(project, 'shared/two.yaml'))
    expect(lastLine((await sitrep(['check', '--changed=HEAD'], { cwd: project })).stderr)).toBe('1 brief checked, 1 untouched')
    mkdirSync(join(project, 'briefs/new'))
    write('briefs/new/brief.yaml', brief('../a/facts.yaml'))
    expect(lastLine((await sitrep(['check', '--changed'], { cwd: project })).stderr)).toBe('3 briefs checked')
  })

  it('takes the project’s own helpers for a part of every report, with what they import', async () => {
    const { project, write } = createBranch()
    write('sitrep.config.yaml', 'helpers: helpers.mjs\n')
    write('helpers.mjs', "import { star } from './star.mjs'\nexport const mark = () => star\n")
    write('star.mjs', "export const star = '*'\n")
    git(project, 'add', '.')
    git(project, 'commit', '-qm', 'helpers')
    expect(lastLine((await sitrep(['check', '--changed=HEAD'], { cwd: project })).stderr)).toBe('nothing checked, 2 untouched')
    write('star.mjs', "export const star = '+'\n")
    expect(lastLine((await sitrep(['check', '--changed=HEAD'], { cwd: project })).stderr)).toBe('2 briefs checked')
  })

  it('of an unknown commit, and outside a repository, is wrong usage: 2, with the way out', async () => {
    const { project } = createBranch()
    const unknown = await sitrep(['check', '--changed=nowhere'], { cwd: project })
    expect([unknown.code, unknown.stdout]).toEqual([2, ''])
    expect(unknown.stderr).toMatch(/^error: git knows no commit `nowhere`\n {2}= hint: /)
    const outside = createFolder({ 'briefs/a/brief.yaml': brief('facts.yaml'), 'briefs/a/facts.yaml': facts })
    const { code, stderr } = await sitrep(['check', '--changed'], { cwd: outside })
    expect(code).toBe(2)
    expect(stderr).toContain('the project is in no git repository')
  })
})
