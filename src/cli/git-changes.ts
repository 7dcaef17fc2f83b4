/** What git says has changed in a project since a commit. The only caller of git; changes nothing. */
import { execFile } from 'node:child_process'
import { relative, resolve, sep } from 'node:path'
import type { ChangedFiles } from '../build-request.ts'
import type { Environment } from './cli-io.ts'
import type { UsageProblem } from './usage-message.ts'

export type GitChanges =
  | { readonly ok: true; readonly since: string; readonly changed: ChangedFiles }
  | { readonly ok: false; readonly problem: UsageProblem }

/** Runs git in a folder and gives what it prints; undefined when it fails. Rejects only when there is no git. */
export type Git = (...args: readonly string[]) => Promise<string | undefined>

/** Files of packages: when they change, everything may. */
const lockFiles = new Set(['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'])

/**
 * The files of the project at `root` that differ between a commit and the working tree, new and deleted ones among them, ignored ones
 * not. `ref` undefined: where the branch left the main line, which is `GITHUB_BASE_REF` of a pull request, `origin/HEAD`, `main` or
 * `master`. Problems: no git, no repository, no such commit, histories that do not meet (a shallow clone).
 */
export async function gitChanges(
  ref: string | undefined,
  root: string,
  environment: Environment,
  git: Git = gitIn(root),
): Promise<GitChanges> {
  try {
    const top = (await git('rev-parse', '--show-toplevel'))?.trim()
    if (top === undefined || top === '') {
      return problem('`--changed` asks git, but the project is in no git repository', 'leave `--changed` out')
    }
    const base = await findBase(ref, environment, git)
    if (!base.ok) return base
    const differing = await git('diff', '--name-only', '--no-renames', '--no-ext-diff', '-z', base.commit, '--')
    const added = await git('ls-files', '--others', '--exclude-standard', '--full-name', '-z', ':/')
    if (differing === undefined || added === undefined)
      return problem('git could not tell what has changed', 'run `git status` to see why')
    const files = `${differing}\u0000${added}`.split('\u0000').filter((path) => path !== '')
    return { ok: true, since: base.name, changed: changedIn(root, top, files) }
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!isMissing) throw error
    return problem('`--changed` asks git, and there is none on this machine', 'install git, or leave `--changed` out')
  }
}

type Base = { readonly ok: true; readonly name: string; readonly commit: string } | Extract<GitChanges, { readonly ok: false }>

async function findBase(ref: string | undefined, environment: Environment, git: Git): Promise<Base> {
  if (ref !== undefined) {
    const commit = await commitOf(ref, git)
    if (commit !== undefined) return { ok: true, name: ref, commit }
    return problem(`git knows no commit \`${ref}\``, 'fetch it first, or name another: `--changed=HEAD~1`')
  }
  const target = environment['GITHUB_BASE_REF']
  const candidates = [
    ...(target === undefined || target === '' ? [] : [`origin/${target}`]),
    'origin/HEAD',
    'origin/main',
    'origin/master',
    'main',
    'master',
  ]
  for (const name of candidates) {
    if ((await commitOf(name, git)) === undefined) continue
    const commit = (await git('merge-base', 'HEAD', name))?.trim()
    if (commit !== undefined && commit !== '') return { ok: true, name, commit }
    return problem(
      `git finds no commit that this branch and \`${name}\` have in common`,
      'fetch the whole history: `fetch-depth: 0` with actions/checkout, `GIT_DEPTH: 0` on GitLab',
    )
  }
  return problem('`--changed` finds no main line to compare with', `name a commit or branch: \`--changed=<ref>\``)
}

async function commitOf(name: string, git: Git): Promise<string | undefined> {
  // A name that begins with a dash would be an option.
  if (name.startsWith('-')) return undefined
  const commit = (await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`))?.trim()
  return commit === '' ? undefined : commit
}

function changedIn(root: string, top: string, files: readonly string[]): ChangedFiles {
  const paths = files.map((file) => relative(root, resolve(top, file)).split(sep).join('/'))
  return {
    paths: new Set(paths.filter((path) => path !== '..' && !path.startsWith('../'))),
    everything: paths.some((path) => lockFiles.has(path.replace(/^(\.\.\/)+/, ''))),
  }
}

function problem(message: string, hint: string): Extract<GitChanges, { readonly ok: false }> {
  return { ok: false, problem: { message, hints: [hint] } }
}

/** Git in a folder. Settings of the user that change what is printed are set aside. */
function gitIn(folder: string): Git {
  return (...args) =>
    new Promise((resolveWith, reject) => {
      const options = { cwd: folder, maxBuffer: 256 * 1024 * 1024, windowsHide: true }
      execFile('git', ['-c', 'core.quotePath=false', ...args], options, (error, stdout) => {
        if (error !== null && error.code === 'ENOENT') reject(error)
        else resolveWith(error === null ? stdout : undefined)
      })
    })
}
