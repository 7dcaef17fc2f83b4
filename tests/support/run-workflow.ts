/**
 * Runs a GitHub workflow on this machine: jobs in order, every `run:` step in bash with its environment, in a clean clone. The actions that
 * our workflows use are stood in for by a few lines each; a job may push only with `contents: write` and the checkout's credentials.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, delimiter, dirname, isAbsolute, join, resolve } from 'node:path'
import { parse } from 'yaml'
import { asText, type Contexts, fillIn, holds, type Status } from './workflow-expressions.ts'

type Mapping = Readonly<Record<string, unknown>>

export interface WorkflowEvent {
  /** `schedule`, `push`, `pull_request`, `workflow_dispatch` */
  readonly name: string
  /** The branch that it runs for. */
  readonly branch: string
  /** The commit that the event was about; the branch's unless said otherwise. */
  readonly commit?: string
  readonly runNumber?: number
}

export interface WorkflowRun {
  /** A bare repository that is cloned from and pushed to. */
  readonly origin: string
  /** The workflow's file in the repository. */
  readonly file: string
  readonly event: WorkflowEvent
  /** An empty folder for all that the run leaves. */
  readonly scratch: string
  /** What the machine has in its environment. */
  readonly environment: Readonly<Record<string, string>>
}

export interface StepEnd {
  readonly name: string
  readonly result: Status | 'skipped'
  /** What it said, on both streams. */
  readonly output: string
}

export interface JobEnd {
  readonly job: string
  readonly result: Status | 'skipped'
  readonly steps: readonly StepEnd[]
}

export interface WorkflowEnd {
  readonly jobs: readonly JobEnd[]
  /** Folders by artifact. */
  readonly artifacts: ReadonlyMap<string, string>
  /** What the jobs wrote into their summaries. */
  readonly summary: string
}

/** What has come of a job for those that need it. */
interface Needed {
  readonly result: Status | 'skipped'
  readonly outputs: Readonly<Record<string, string>>
}

interface World {
  readonly run: WorkflowRun
  readonly workflow: Mapping
  readonly github: Mapping
  readonly artifacts: Map<string, string>
  readonly summaries: string[]
}

export function runWorkflow(run: WorkflowRun): WorkflowEnd {
  const { branch, name, runNumber = 1 } = run.event
  const commit = run.event.commit ?? git(run.origin, 'rev-parse', branch)
  const workflow = mapping(parse(git(run.origin, 'show', `${branch}:${run.file}`)))
  const triggers = mapping(workflow['on'])
  if (!(name in triggers)) throw new Error(`the workflow does not run on ${name}`)
  const github = {
    event_name: name,
    ref: `refs/heads/${branch}`,
    ref_name: branch,
    sha: commit,
    run_number: String(runNumber),
    token: 'a-token',
    workspace: '',
  }
  const world: World = { run, workflow, github, artifacts: new Map(), summaries: [] }
  const done = new Map<string, Needed>()
  const jobs: JobEnd[] = []
  for (const [id, job] of inOrder(mapping(workflow['jobs']))) {
    const ends = runJob(id, job, done, world)
    jobs.push(...ends.jobs)
    done.set(id, ends.needed)
  }
  return { jobs, artifacts: world.artifacts, summary: world.summaries.join('') }
}

/** Jobs after those that they need. */
function inOrder(jobs: Mapping): readonly (readonly [string, Mapping])[] {
  const ordered = new Map<string, Mapping>()
  const put = (id: string) => {
    const job = mapping(jobs[id])
    for (const needed of listOf(job['needs'])) put(String(needed))
    ordered.set(id, ordered.get(id) ?? job)
  }
  Object.keys(jobs).forEach(put)
  return [...ordered]
}

function runJob(id: string, job: Mapping, done: ReadonlyMap<string, Needed>, world: World) {
  const needs = Object.fromEntries(listOf(job['needs']).map((name) => [String(name), done.get(String(name))]))
  const results = Object.values(needs).map((needed) => needed?.result)
  const status = results.every((result) => result === 'success') ? 'success' : 'failure'
  const contexts = { github: world.github, needs }
  if (!holds(job['if'], contexts, status)) {
    return { jobs: [{ job: id, result: 'skipped' as const, steps: [] }], needed: { result: 'skipped' as const, outputs: {} } }
  }
  const matrix = mapping(fillIn(mapping(job['strategy'])['matrix'] ?? {}, contexts, status))
  const ends = combinations(matrix).map((values, index) =>
    runInstance({ id, job, contexts: { ...contexts, matrix: values }, name: `${id}-${index + 1}` }, world),
  )
  const result: Status = ends.every((end) => end.end.result === 'success') ? 'success' : 'failure'
  return {
    jobs: ends.map(({ end }) => end),
    needed: { result, outputs: Object.assign({}, ...ends.map(({ outputs }) => outputs)) as Record<string, string> },
  }
}

function combinations(matrix: Mapping): readonly Mapping[] {
  return Object.entries(matrix).reduce<readonly Mapping[]>(
    (all, [key, values]) => all.flatMap((one) => listOf(values).map((value) => ({ ...one, [key]: value }))),
    [{}],
  )
}

interface Instance {
  readonly id: string
  readonly job: Mapping
  readonly contexts: Contexts
  readonly name: string
}

/** One job on one machine: its folders, and what its steps have left for one another. */
interface Machine {
  readonly world: World
  readonly job: Mapping
  readonly workspace: string
  readonly temporary: string
  /** Of the file commands: `GITHUB_OUTPUT` and its like. */
  readonly commands: string
  readonly environment: Record<string, string>
  readonly path: string[]
  readonly steps: Record<string, { readonly outputs: Readonly<Record<string, string>> }>
}

function runInstance({ id, job, contexts, name }: Instance, world: World) {
  const home = mkdtempSync(join(world.run.scratch, `${name}-`))
  const [workspace = '', temporary = '', commands = ''] = ['work', 'temp', 'commands'].map((part) => join(home, part))
  for (const folder of [workspace, temporary, commands]) mkdirSync(folder)
  const machine: Machine = { world, job, workspace, temporary, commands, environment: {}, path: [], steps: {} }
  const own = { ...contexts, runner: { temp: temporary, os: 'Linux' }, steps: machine.steps }
  const steps: StepEnd[] = []
  let status: Status = 'success'
  for (const [index, step] of listOf(job['steps']).map(mapping).entries()) {
    const end = runStep(step, index, { ...own, env: machine.environment }, status, machine)
    if (end.result === 'failure' && step['continue-on-error'] !== true) status = 'failure'
    steps.push(end)
  }
  const outputs = fillIn(job['outputs'] ?? {}, { ...own, steps: machine.steps }, status)
  const texts = Object.fromEntries(Object.entries(mapping(outputs)).map(([key, value]) => [key, asText(value)]))
  return { end: { job: id, result: status, steps }, outputs: texts }
}

function runStep(step: Mapping, index: number, contexts: Contexts, status: Status, machine: Machine): StepEnd {
  const name = asText(step['name'] ?? step['uses'] ?? step['run'])
  if (!holds(step['if'], contexts, status)) return { name, result: 'skipped', output: '' }
  try {
    const filled = mapping(fillIn(step, contexts, status))
    const output =
      typeof step['uses'] === 'string' ? useAction(step['uses'], mapping(filled['with'] ?? {}), contexts, machine) : ''
    const said = step['run'] === undefined ? output : runScript(filled, index, contexts, machine)
    return { name, result: 'success', output: said }
  } catch (error) {
    return { name, result: 'failure', output: error instanceof Error ? error.message : String(error) }
  }
}

/** Bash as GitHub starts it. Gives what was said; throws it when the script fails. */
function runScript(step: Mapping, index: number, contexts: Contexts, machine: Machine): string {
  const { world, workspace, temporary, commands } = machine
  const defaults = mapping(mapping(world.workflow['defaults'])['run'])
  const shell = asText(step['shell'] ?? defaults['shell'])
  const folder = asText(step['working-directory'] ?? defaults['working-directory'])
  const script = join(commands, `step-${index}-${Object.keys(machine.steps).length}.sh`)
  writeFileSync(script, asText(step['run']))
  const files = Object.fromEntries(['OUTPUT', 'ENV', 'PATH', 'STEP_SUMMARY'].map((key) => [`GITHUB_${key}`, join(commands, key)]))
  for (const file of Object.values(files)) writeFileSync(file, '')
  const levels = [world.workflow['env'], machine.job['env'], machine.environment, step['env']]
  const environment = Object.assign(
    {
      ...world.run.environment,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: asText(world.github['event_name']),
      GITHUB_REF_NAME: asText(world.github['ref_name']),
      GITHUB_SHA: asText(world.github['sha']),
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: temporary,
      ...files,
    },
    ...levels.map((level) => textsOf(fillIn(level ?? {}, contexts, 'success'))),
  ) as Record<string, string>
  environment['PATH'] = [...machine.path, environment['PATH']].join(delimiter)
  const words = shell === 'bash' ? ['--noprofile', '--norc', '-eo', 'pipefail', script] : ['-e', script]
  const ended = spawnSync('bash', words, { cwd: resolve(workspace, folder), env: environment, encoding: 'utf8' })
  const said = `${ended.stdout}${ended.stderr}`
  if (step['id'] !== undefined)
    machine.steps[asText(step['id'])] = { outputs: readCommands(readFileSync(join(commands, 'OUTPUT'), 'utf8')) }
  Object.assign(machine.environment, readCommands(readFileSync(join(commands, 'ENV'), 'utf8')))
  machine.path.unshift(...readFileSync(join(commands, 'PATH'), 'utf8').split('\n').filter(Boolean))
  world.summaries.push(readFileSync(join(commands, 'STEP_SUMMARY'), 'utf8'))
  if (ended.status !== 0) throw new Error(`exit code ${ended.status}\n${said}`)
  return said
}

/** `name=value` lines, and `name<<END` up to a line `END`. */
function readCommands(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, name = '', , long, , short] of text.matchAll(/^([^=<\n]+)(?:<<(.*)\n([\s\S]*?)\n\2$|(=)(.*))$/gm))
    found[name] = long ?? short ?? ''
  return found
}

function useAction(uses: string, inputs: Mapping, contexts: Contexts, machine: Machine): string {
  const [action = '', commit = ''] = uses.split('@')
  if (action.startsWith('./')) return useComposite(action, inputs, contexts, machine)
  if (!/^[0-9a-f]{40}$/.test(commit)) throw new Error(`${uses} is not pinned to a commit`)
  const stand = standIns[action]
  if (stand === undefined) throw new Error(`there is no stand-in for ${action}`)
  return stand(inputs, machine)
}

/** The steps of an `action.yml` of the repository, with its inputs. */
function useComposite(action: string, inputs: Mapping, contexts: Contexts, machine: Machine): string {
  const folder = join(machine.workspace, action)
  const { inputs: known, runs } = mapping(parse(readFileSync(join(folder, 'action.yml'), 'utf8')))
  const given = Object.fromEntries(
    Object.entries(mapping(known)).map(([key, about]) => [key, asText(inputs[key] ?? mapping(about)['default'])]),
  )
  const github = { ...mapping(contexts['github']), action_path: folder, workspace: machine.workspace }
  const own = { ...contexts, github, inputs: given }
  const inner: Machine = { ...machine, steps: {} }
  let said = ''
  for (const [index, step] of listOf(mapping(runs)['steps']).map(mapping).entries()) {
    const end = runStep(step, index, { ...own, steps: inner.steps, env: machine.environment }, 'success', inner)
    said += end.output
    if (end.result === 'failure') throw new Error(`${end.name}: ${said}`)
  }
  return said
}

const standIns: Readonly<Record<string, (inputs: Mapping, machine: Machine) => string>> = {
  'actions/checkout': checkout,
  'actions/setup-node': () => '',
  'actions/cache': () => '',
  'actions/upload-artifact': upload,
  'actions/download-artifact': download,
}

function checkout(inputs: Mapping, { world, workspace, job }: Machine): string {
  const { github, run } = world
  const ref = asText(inputs['ref']) || asText(github['sha'])
  const depth = inputs['fetch-depth'] === 0 ? [] : ['--depth', '1']
  git(workspace, 'init', '--quiet', '--initial-branch', 'unused')
  git(workspace, 'remote', 'add', 'origin', `file://${run.origin}`)
  const branch = /^refs\/heads\/(.*)$/.exec(ref)?.[1]
  if (inputs['fetch-depth'] === 0) git(workspace, 'fetch', '--quiet', 'origin')
  git(workspace, 'fetch', '--quiet', ...depth, 'origin', branch === undefined ? ref : `+${ref}:refs/remotes/origin/${branch}`)
  if (branch === undefined) git(workspace, 'checkout', '--quiet', '--detach', ref)
  else git(workspace, 'checkout', '--quiet', '-B', branch, `refs/remotes/origin/${branch}`)
  const permissions = mapping(job['permissions'] ?? world.workflow['permissions'])
  const mayPush = permissions['contents'] === 'write' && inputs['persist-credentials'] !== false
  if (!mayPush) git(workspace, 'remote', 'set-url', '--push', 'origin', '/no/credentials')
  return ''
}

function upload(inputs: Mapping, { world, workspace }: Machine): string {
  const from = resolve(workspace, asText(inputs['path']))
  const name = asText(inputs['name'])
  if (world.artifacts.has(name)) throw new Error(`there is an artifact ${name} already`)
  if (!existsSync(from) || readdirSync(from).filter((file) => !file.startsWith('.')).length === 0) {
    if (inputs['if-no-files-found'] === 'error') throw new Error(`no files at ${from}`)
    return 'no files'
  }
  const to = join(world.run.scratch, 'artifacts', name)
  // Hidden files are left out.
  cpSync(from, to, { recursive: true, filter: (path) => path === from || !basename(path).startsWith('.') })
  world.artifacts.set(name, to)
  return `uploaded ${name}`
}

function download(inputs: Mapping, { world, workspace }: Machine): string {
  const pattern = asText(inputs['pattern'])
  const into = asText(inputs['path'])
  const target = isAbsolute(into) ? into : join(workspace, into)
  const wanted = [...world.artifacts].filter(([name]) => name.startsWith(pattern.replace(/\*$/, '')))
  for (const [name, folder] of wanted) {
    const to = inputs['merge-multiple'] === true ? target : join(target, name)
    mkdirSync(dirname(to), { recursive: true })
    cpSync(folder, to, { recursive: true })
  }
  return `downloaded ${wanted.map(([name]) => name).join(', ')}`
}

/** What git prints; throws what it complains about. */
export function git(cwd: string, ...args: readonly string[]): string {
  const ended = spawnSync('git', args, { cwd, encoding: 'utf8', env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' } })
  if (ended.status !== 0) throw new Error(`git ${args.join(' ')}: ${ended.stderr}`)
  return ended.stdout.trim()
}

function mapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : {}
}

function listOf(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}

function textsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(mapping(value)).map(([key, item]) => [key, asText(item)]))
}
