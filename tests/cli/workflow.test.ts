/**
 * The workflow that `sitrep ci github` writes, run here step by step (`run-workflow.ts`) in clean clones. `npm ci` is stood in for, unless
 * `SITREP_PACKAGE` names a packed file: then it is installed for good.
 */

import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { git, runWorkflow, type WorkflowEnd, type WorkflowEvent } from '../support/run-workflow.ts'
import { builtCommand, sitrep } from './spawn-sitrep.ts'

const packed = process.env['SITREP_PACKAGE']
const author = ['-c', 'user.name=Analyst', '-c', 'user.email=analyst@example.org']

const facts = `sources:
  bulletin: {type: report, title: Bulletin, publisher: Authority, issued: 2026-03-27, reliability: B}
  note: {type: report, title: Field note, publisher: Network, issued: 2026-03-27, reliability: B}
defaults: {kind: event, sources: [bulletin, note], credibility: 1}
facts:
  road-cut: {text: The road was cut., when: 2026-03-28, recorded: 2026-03-28T09:00+05:00}
`
const brief = (title: string, catchUp = 'latest') => `title: ${title}
status: final
schedule: {every: week, on: monday, at: "06:00", timezone: Asia/Karachi, start: 2026-03-30, catchUp: ${catchUp}}
facts: facts.yaml
highlights: ["The road is cut. [@road-cut]"]
sections: [{view: timeline}]
`

interface Repository {
  readonly origin: string
  /** A clone of it, to change things in. */
  readonly clone: string
  /** The project in the clone. */
  readonly project: string
  readonly scratch: string
  readonly environment: Readonly<Record<string, string>>
}

/** A repository with a project, its workflow written and committed. */
async function createRepository(
  folder: string,
  files: Readonly<Record<string, string>>,
  ...options: readonly string[]
): Promise<Repository> {
  const scratch = mkdtempSync(join(tmpdir(), 'sitrep-workflow-'))
  // Installed for good, it is a thousand folders.
  onTestFinished(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 }), 120_000)
  const [origin, clone, bin] = ['origin.git', 'clone', 'bin'].map((name) => join(scratch, name)) as [string, string, string]
  git(scratch, 'init', '--quiet', '--bare', '--initial-branch', 'main', origin)
  git(scratch, 'clone', '--quiet', origin, clone)
  const project = join(clone, folder)
  const all = { '.gitignore': 'output/\nnode_modules/\n', ...packageFiles(), ...files }
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), content)
  }
  mkdirSync(bin)
  const environment = machine(bin)
  if (packed === undefined) standInForNpm(bin)
  else install(project, environment)
  const written = await sitrep(['ci', 'github', '--write', ...options], { cwd: project })
  expect([written.code, written.stderr]).toEqual([0, ''])
  commit(clone, 'Start')
  return { origin, clone, project, scratch, environment }
}

function packageFiles(): Readonly<Record<string, string>> {
  const content = {
    name: 'reports',
    private: true,
    devDependencies: { sitrep: packed === undefined ? '0.1.0' : 'file:sitrep.tgz' },
  }
  return { 'package.json': JSON.stringify(content), ...(packed === undefined && { 'package-lock.json': '{}' }) }
}

function machine(bin: string): Readonly<Record<string, string>> {
  const kept = [
    'HOME',
    'NODE_EXTRA_CA_CERTS',
    'TMPDIR',
    'LD_LIBRARY_PATH',
    'PUPPETEER_EXECUTABLE_PATH',
    'XDG_CACHE_HOME',
  ].flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  // Monday's edition is owed.
  const now = String(Date.parse('2026-04-08T07:00Z') / 1000)
  const path = [bin, dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter)
  return { ...Object.fromEntries(kept), PATH: path, TZ: 'UTC', SOURCE_DATE_EPOCH: now, GIT_CONFIG_GLOBAL: '/dev/null' }
}

/** Puts the built command where `npm ci` would. */
function standInForNpm(bin: string): void {
  const script = `#!/bin/sh\nset -e\n[ "$1" = ci ]\n[ -f package-lock.json ]\nmkdir -p node_modules/.bin\nln -sf "${builtCommand()}" node_modules/.bin/sitrep\n`
  writeFileSync(join(bin, 'npm'), script)
  chmodSync(join(bin, 'npm'), 0o755)
}

function install(project: string, environment: Readonly<Record<string, string>>): void {
  cpSync(packed ?? '', join(project, 'sitrep.tgz'))
  const args = ['install', '--package-lock-only', '--no-audit', '--no-fund']
  const { status, stderr } = spawnSync('npm', args, {
    cwd: project,
    env: { ...environment, PUPPETEER_SKIP_DOWNLOAD: 'true' },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
}

function commit(clone: string, message: string): void {
  git(clone, 'add', '--all')
  git(clone, ...author, 'commit', '--quiet', '--message', message)
  git(clone, 'push', '--quiet', 'origin', 'HEAD:main')
}

let runs = 0
function runFor({ origin, scratch, environment }: Repository, event: WorkflowEvent): WorkflowEnd {
  const folder = join(scratch, `run-${++runs}`)
  mkdirSync(folder)
  return runWorkflow({
    origin,
    file: '.github/workflows/sitrep.yml',
    event: { runNumber: runs, ...event },
    scratch: folder,
    environment,
  })
}

const schedule = { name: 'schedule', branch: 'main' }
const results = ({ jobs }: WorkflowEnd) => jobs.map(({ job, result }) => `${job}: ${result}`)
const failures = ({ jobs }: WorkflowEnd) =>
  jobs.flatMap(({ steps }) => steps.filter(({ result }) => result === 'failure').map(({ name, output }) => `${name}: ${output}`))
const filesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
const tracked = ({ origin }: Repository) => git(origin, 'ls-tree', '-r', '--name-only', 'main').split('\n')
const twoBriefs = {
  'briefs/floods/brief.yaml': brief('Flooding'),
  'briefs/floods/facts.yaml': facts,
  'briefs/the roads/brief.yaml': brief('Roads', 'all'),
  'briefs/the roads/facts.yaml': facts,
}

describe('the workflow for GitHub', () => {
  it('prints what is owed, commits the editions, and does nothing the second time', async () => {
    const repository = await createRepository('', twoBriefs)
    const start = git(repository.origin, 'rev-parse', 'main')
    const first = runFor(repository, schedule)
    expect(failures(first)).toEqual([])
    expect(results(first)).toEqual(['check: skipped', 'due: success', 'editions: success', 'release: success'])
    expect(tracked(repository).filter((file) => file.includes('/editions/') && file.endsWith('.json'))).toEqual([
      'briefs/floods/editions/001.json',
      'briefs/the roads/editions/001.json',
      'briefs/the roads/editions/002.json',
    ])
    const reports = first.artifacts.get('reports-1') ?? ''
    expect(filesIn(reports).filter((file) => file.endsWith('.pdf'))).toEqual([
      'floods-001.pdf',
      'the roads-001.pdf',
      'the roads-002.pdf',
    ])
    expect(readFileSync(join(reports, 'floods-001.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    expect(git(repository.origin, 'log', '-1', '--format=%B', 'main')).toBe(
      'Release scheduled editions\n\n- floods 001\n- the roads 001\n- the roads 002',
    )
    expect(first.summary).toContain('- floods 001')
    const released = git(repository.origin, 'rev-parse', 'main')
    // Even when it was asked for before the first had ended.
    const second = runFor(repository, { ...schedule, commit: start })
    expect(results(second)).toEqual(['check: skipped', 'due: success', 'editions: skipped', 'release: skipped'])
    expect(git(repository.origin, 'rev-parse', 'main')).toBe(released)
  })

  it('works in a folder of the repository, and releases beside what others push meanwhile', async () => {
    const repository = await createRepository('ops/reports', twoBriefs)
    // Another push lands while the job that commits is at work.
    const hook = join(repository.origin, 'hooks', 'pre-receive')
    const other = join(repository.scratch, 'other')
    git(repository.scratch, 'clone', '--quiet', repository.origin, other)
    writeFileSync(join(other, 'NOTE'), 'meanwhile')
    git(other, 'add', 'NOTE')
    git(other, ...author, 'commit', '--quiet', '--message', 'Meanwhile')
    writeFileSync(
      hook,
      `#!/bin/sh\n[ -e ${hook}.done ] && exit 0\ntouch ${hook}.done\nunset GIT_DIR GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES\ngit -C ${other} push --quiet origin HEAD:main\nexit 1\n`,
    )
    chmodSync(hook, 0o755)
    const run = runFor(repository, schedule)
    expect(failures(run)).toEqual([])
    expect(existsSync(`${hook}.done`)).toBe(true)
    expect(tracked(repository)).toEqual(expect.arrayContaining(['NOTE', 'ops/reports/briefs/floods/editions/001.json']))
  })

  it('prints the others when one brief has errors, and ends red', async () => {
    const repository = await createRepository('', twoBriefs)
    writeFileSync(join(repository.project, 'briefs/the roads/brief.yaml'), brief('Roads').replace('"06:00"', '"26:00"'))
    commit(repository.clone, 'Break one')
    const run = runFor(repository, schedule)
    expect(results(run)).toEqual(['check: skipped', 'due: failure', 'editions: success', 'release: success'])
    expect(tracked(repository)).toContain('briefs/floods/editions/001.json')
    expect(failures(run).join()).toContain('briefs/the roads/brief.yaml')
  })

  it('annotates a change, notes a schedule that the workflow does not know, and shows what is touched', async () => {
    const repository = await createRepository('', twoBriefs)
    git(repository.clone, 'checkout', '--quiet', '-b', 'change')
    writeFileSync(join(repository.project, 'briefs/floods/brief.yaml'), brief('Flooding in the north'))
    git(repository.clone, ...author, 'commit', '--all', '--quiet', '--message', 'Rename')
    git(repository.clone, 'push', '--quiet', 'origin', 'change')
    const pull = { name: 'pull_request', branch: 'change' }
    const clean = runFor(repository, pull)
    expect(failures(clean)).toEqual([])
    expect(results(clean)).toEqual(['check: success', 'due: skipped', 'editions: skipped', 'release: skipped'])
    expect(filesIn(clean.artifacts.get('preview') ?? '')).toEqual(['floods.pdf', 'manifest.json'])

    const broken = brief('Flooding').replace('monday', 'tuesday').replace('@road-cut', '@road-cutt')
    writeFileSync(join(repository.project, 'briefs/floods/brief.yaml'), broken.replace('@road-cutt', '@road-cut'))
    git(repository.clone, ...author, 'commit', '--all', '--quiet', '--message', 'Another day')
    git(repository.clone, 'push', '--quiet', 'origin', 'change')
    expect(failures(runFor(repository, pull)).join()).toContain('does not wake up at `7 1 * * 1,2`')

    writeFileSync(join(repository.project, 'briefs/floods/brief.yaml'), broken)
    git(repository.clone, ...author, 'commit', '--all', '--quiet', '--message', 'A slip')
    git(repository.clone, 'push', '--quiet', 'origin', 'change')
    expect(failures(runFor(repository, pull)).join()).toMatch(/::error file=briefs\/floods\/brief\.yaml,line=5,.*source\/unknown/)
  })

  it('attaches the reports to a release when asked to', async () => {
    const repository = await createRepository('', twoBriefs, '--attach')
    const said = join(repository.scratch, 'gh.log')
    const gh = join(repository.scratch, 'bin', 'gh')
    writeFileSync(gh, `#!/bin/sh\necho "$GH_TOKEN $@" >> ${said}\n[ "$2" != view ]\n`)
    chmodSync(gh, 0o755)
    const run = runFor(repository, schedule)
    expect(failures(run)).toEqual([])
    const [, create, upload] = readFileSync(said, 'utf8').trim().split('\n')
    expect(create).toContain(`a-token release create reports-${runs} --target ${git(repository.origin, 'rev-parse', 'main')}`)
    expect(
      upload
        ?.split(' /')
        .map((path) => basename(path))
        .slice(1),
    ).toEqual(['floods-001.pdf', 'the roads-001.pdf', 'the roads-002.pdf'])
  })
})

describe('the action', () => {
  it('runs a command with its arguments as they are, in the project, and leaves `sitrep` on the path', async () => {
    const repository = await createRepository('', {
      ...twoBriefs,
      'action/action.yml': readFileSync(join(import.meta.dirname, '..', '..', 'action.yml'), 'utf8'),
      'action/package-lock.json': '{}',
      'action/dist/cli/main.js': `#!/bin/sh\nexec node "${builtCommand()}" "$@"\n`,
      '.github/workflows/own.yml': `on: {workflow_dispatch: {}}
jobs:
  due:
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683
      - uses: ./action
        with: {command: due, project: briefs, arguments: "the roads\\n--now\\n2026-03-31T06:00+05:00"}
      - {shell: bash, run: sitrep --version}
`,
    })
    git(repository.clone, 'update-index', '--chmod=+x', 'action/dist/cli/main.js')
    chmodSync(join(repository.clone, 'action/dist/cli/main.js'), 0o755)
    commit(repository.clone, 'Make it executable')
    const scratch = mkdtempSync(join(repository.scratch, 'own-'))
    const event = { name: 'workflow_dispatch', branch: 'main' }
    const { origin, environment } = repository
    const run = runWorkflow({ origin, file: '.github/workflows/own.yml', event, scratch, environment })
    expect(failures(run)).toEqual([])
    const said = run.jobs[0]?.steps.map(({ output }) => output) ?? []
    expect(said[1]).toBe('the roads  no. 1  2026-03-30T06:00+05:00  next 2026-04-06T06:00+05:00\n')
    expect(said[2]).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('the pipeline for GitLab', () => {
  it('prints what is owed and pushes the editions with the token, once', async () => {
    const repository = await createRepository('ops', twoBriefs)
    const { origin, project, scratch, environment } = repository
    git(origin, 'config', 'receive.advertisePushOptions', 'true')
    const pipeline = parse((await sitrep(['ci', 'gitlab'], { cwd: project })).stdout)
    const editions = pipeline.editions
    const lines = [...pipeline['.sitrep'].before_script, ...editions.script]
    const job = (name: string, token: Readonly<Record<string, string>>) => {
      const checkout = join(scratch, name)
      git(scratch, 'clone', '--quiet', '--depth', '1', `file://${origin}`, checkout)
      // As in a job: what the runner has cloned with may not push.
      git(checkout, 'remote', 'set-url', '--push', 'origin', '/no/credentials')
      const gitlab = {
        GITLAB_CI: 'true',
        CI: 'true',
        CI_PROJECT_DIR: checkout,
        CI_PROJECT_URL: `file://${origin.replace(/\.git$/, '')}`,
        CI_COMMIT_BRANCH: 'main',
        CI_SERVER_HOST: 'gitlab.example.org',
      }
      const script = ['set -eo pipefail', ...lines].join('\n')
      return spawnSync('bash', ['-c', script], { cwd: checkout, env: { ...environment, ...gitlab, ...token }, encoding: 'utf8' })
    }
    expect(job('without', {}).stderr).toContain('SITREP_PUSH_TOKEN: set it as a CI variable')
    const first = job('first', { SITREP_PUSH_TOKEN: 'a-token' })
    expect([first.status, first.stderr]).toEqual([0, expect.stringContaining('3 reports built')])
    expect(tracked(repository).filter((file) => file.endsWith('.json') && file.includes('/editions/')).length).toBe(3)
    expect(readFileSync(join(scratch, 'first/ops/output/junit.xml'), 'utf8')).toContain('<testsuites')
    const released = git(origin, 'rev-parse', 'main')
    expect(job('second', { SITREP_PUSH_TOKEN: 'a-token' })).toMatchObject({ status: 0 })
    expect(git(origin, 'rev-parse', 'main')).toBe(released)
  })
})
