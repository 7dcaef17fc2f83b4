/** The workflow for GitHub Actions as text, from a plan. Reads and writes nothing. Why each part is as it is: docs/ci.md. */
import { type CiPlan, checkCommand, headerLine, indent, jobsFor, pathIn, yamlText } from './ci-plan.ts'
import { githubRunner, nodeVersion, usesPinned } from './pinned.ts'

/** Where GitHub looks for it, from the repository's root. */
export const githubFile = '.github/workflows/sitrep.yml'

/** Jobs that owed editions are split over, at most. */
const mostParts = 10

/** The same plan gives the same text. */
export function githubWorkflow(plan: CiPlan): string {
  const isScheduled = plan.wakes.length > 0
  const jobs = [checkJob(plan), ...(isScheduled ? [dueJob(plan), editionsJob(plan), releaseJob(plan)] : buildJobs(plan))]
  return `${headerLine('github')} After a change to them run
# \`sitrep ci github --write\` again; what is changed here by hand is then lost. To keep this file by hand, remove this comment.
name: sitrep

on:
  pull_request:${pathsFilter(plan)}
  push:
    branches: [main, master]${pathsFilter(plan)}
${isScheduled ? scheduleTriggers(plan) : ''}  workflow_dispatch:

permissions: {}

concurrency:
  # One run at a time makes editions, so that none is made twice. A newer push to a pull request ends the check of the older one.
  group: sitrep-${value("github.event_name == 'pull_request' && github.ref || github.event_name == 'push' && github.sha || 'editions'")}
  cancel-in-progress: ${value("github.event_name == 'pull_request'")}

defaults:
  run:
    shell: bash
${plan.project === '' ? '' : `    working-directory: ${yamlText(plan.project)}\n`}
env:
  # Reports are printed by the browser that the lock file pins.
  PUPPETEER_SKIP_DOWNLOAD: "true"

jobs:
${jobs.map((job) => indent(formatJob(job), 2)).join('\n')}`
}

/** A project that is a part of its repository is looked at when it changes, or what installs it. */
function pathsFilter({ project, install, file }: CiPlan): string {
  if (project === '') return ''
  const installed = ['package.json', 'package-lock.json'].map((name) => pathIn(install, name))
  const paths = [`${project}/**`, ...installed.filter((path) => !path.startsWith(`${project}/`)), file]
  return `\n    paths:\n${paths.map((path) => `      - ${yamlText(path)}\n`).join('')}`.trimEnd()
}

function scheduleTriggers({ wakes }: CiPlan): string {
  const lines = wakes.map(({ cron, briefs }) => `    - cron: "${cron}" # ${briefList(briefs)}`)
  return `  schedule:
    # UTC, some minutes after the times that are meant, on both sides of clock changes. A wake-up too many does nothing.
${lines.join('\n')}
`
}

function briefList(briefs: readonly string[]): string {
  const [first, second, third, ...others] = briefs
  const named = [first, second, third].filter((brief) => brief !== undefined).join(', ')
  return others.length === 0 ? named : `${named} and ${others.length} more`
}

/** An expression that GitHub puts a value in for. */
function value(expression: string): string {
  return `\${{ ${expression} }}`
}

const whateverHappens = value('!cancelled()')
const temporary = value('runner.temp')

interface Job {
  readonly name: string
  /** What the job says besides its machine and its steps, whole lines. */
  readonly lines: string
  readonly minutes: number
  readonly permissions?: string
  readonly steps: readonly string[]
}

function formatJob({ name, lines, minutes, permissions = 'contents: read', steps }: Job): string {
  return `${name}:
${indent(lines.trim(), 2)}
  runs-on: ${githubRunner}
  timeout-minutes: ${minutes}
  permissions:
    ${permissions}
  steps:
${steps.map((step) => indent(step.trim(), 4)).join('\n')}
`
}

function run(name: string, script: string, besides = ''): string {
  const lines = script.trim()
  return `- name: ${name}
${besides === '' ? '' : `${indent(besides.trim(), 2)}\n`}  run: ${lines.includes('\n') ? `|\n${indent(lines, 4)}` : lines}`
}

function checkout(...withLines: readonly string[]): string {
  return `- uses: ${usesPinned('actions/checkout')}
  with:
${indent(withLines.join('\n'), 4)}`
}

const withoutCredentials = 'persist-credentials: false'

function installSteps({ project, install }: CiPlan): readonly string[] {
  const node = `- uses: ${usesPinned('actions/setup-node')}
  with:
    node-version: "${nodeVersion}"
    cache: npm
    cache-dependency-path: ${yamlText(pathIn(install, 'package-lock.json'))}`
  const folder = install === project ? '' : `working-directory: ${yamlText(install === '' ? '.' : install)}`
  return [node, run('Install', 'npm ci --no-audit --no-fund', folder)]
}

function upload(name: string, path: string, { condition = '', days = 0 } = {}): string {
  return `- uses: ${usesPinned('actions/upload-artifact')}
${condition === '' ? '' : `  if: ${condition}\n`}  with:
    name: ${name}
    path: ${path}
    if-no-files-found: ignore
${days === 0 ? '' : `    retention-days: ${days}\n`}`
}

function download(what: string): string {
  return `- uses: ${usesPinned('actions/download-artifact')}
  with:
    pattern: ${what}-*
    path: ${temporary}/${what}
    merge-multiple: true`
}

/** Pull requests and pushes: findings as annotations, and what is touched as a preview. */
function checkJob(plan: CiPlan): Job {
  const isPullRequest = "github.event_name == 'pull_request'"
  return {
    name: 'check',
    lines: `if: ${isPullRequest} || github.event_name == 'push'`,
    minutes: 20,
    steps: [
      checkout('fetch-depth: 0 # to know what a pull request changes', withoutCredentials),
      ...installSteps(plan),
      run('Check every brief', 'npx --no -- sitrep check'),
      run('See that this workflow wakes up for all schedules', checkCommand('github', githubFile, plan)),
      run('Print what the pull request touches', 'npx --no -- sitrep build --changed', `if: ${isPullRequest}`),
      upload('preview', yamlText(`${plan.output}/`), { condition: value(`!cancelled() && ${isPullRequest}`), days: 7 }),
    ],
  }
}

function dueJob(plan: CiPlan): Job {
  return {
    name: 'due',
    lines: `
if: github.event_name == 'schedule' || github.event_name == 'workflow_dispatch'
outputs:
  commit: ${value('steps.due.outputs.commit')}
  now: ${value('steps.due.outputs.now')}
  parts: ${value('steps.due.outputs.parts')}`,
    minutes: 20,
    steps: [
      // The run before this one may have added editions.
      checkout(`ref: ${value('github.ref')} # as it is now, not as it was when the run was asked for`, withoutCredentials),
      ...installSteps(plan),
      run(
        'Ask what is owed',
        `
code=0
npx --no -- sitrep due --json --parts ${mostParts} > "$RUNNER_TEMP/due.json" || code=$?
cat "$RUNNER_TEMP/due.json"
echo "commit=$(git rev-parse HEAD)" >> "$GITHUB_OUTPUT"
node -e '
  const { now, parts } = JSON.parse(require("node:fs").readFileSync(0, "utf8"))
  console.log("now=" + now + "\\nparts=" + JSON.stringify(parts))
' < "$RUNNER_TEMP/due.json" >> "$GITHUB_OUTPUT"
# 1: a brief has errors. The others are printed all the same.
exit "$code"`,
        'id: due',
      ),
    ],
  }
}

function editionsJob(plan: CiPlan): Job {
  return {
    name: 'editions',
    lines: `
name: editions (${value('matrix.part.part')} of ${value('matrix.part.of')})
needs: due
if: ${value("!cancelled() && needs.due.outputs.parts != '' && needs.due.outputs.parts != '[]'")}
strategy:
  fail-fast: false
  matrix:
    part: ${value('fromJSON(needs.due.outputs.parts)')}`,
    minutes: 60,
    steps: [
      checkout(`ref: ${value('needs.due.outputs.commit')}`, withoutCredentials),
      ...installSteps(plan),
      run(
        'Print and freeze what is owed',
        `
mapfile -t briefs < <(node -p 'JSON.parse(process.env.BRIEFS).join("\\n")')
npx --no -- sitrep build --due --release --now "$NOW" "\${briefs[@]}"`,
        `env:\n  BRIEFS: ${value('toJSON(matrix.part.briefs)')}\n  NOW: ${value('needs.due.outputs.now')}`,
      ),
      run(
        'Set the new editions apart',
        `
mkdir -p "$RUNNER_TEMP/editions"
git ls-files --others --exclude-standard -z -- ':(glob)briefs/*/editions/**' |
  xargs -0 --no-run-if-empty cp --parents --target-directory "$RUNNER_TEMP/editions"`,
        `if: ${whateverHappens}`,
      ),
      upload(`editions-${value('matrix.part.part')}`, `${temporary}/editions`, { condition: whateverHappens, days: 7 }),
      upload(`reports-${value('matrix.part.part')}`, yamlText(`${plan.output}/`), { condition: whateverHappens }),
    ],
  }
}

/** The only job that may write. It runs nothing of the project and installs nothing. */
function releaseJob({ attach }: CiPlan): Job {
  return {
    name: 'release',
    lines: `
needs: [due, editions]
if: ${value("!cancelled() && needs.editions.result != 'skipped'")}`,
    minutes: 15,
    permissions: 'contents: write # no other job may write; this one runs nothing of the project',
    steps: [
      checkout(`ref: ${value('github.ref')}`, 'persist-credentials: true # to push'),
      download('editions'),
      run('Commit the new editions', commitScript, `env:\n  BRANCH: ${value('github.ref_name')}`),
      ...(attach ? [download('reports'), run('Attach the reports to a release', attachScript, attachEnvironment)] : []),
    ],
  }
}

const commitScript = `
: > "$RUNNER_TEMP/released"
if [ ! -d "$RUNNER_TEMP/editions/briefs" ]; then
  echo "there are no new editions"
  exit 0
fi
cp -R "$RUNNER_TEMP/editions/briefs" .
git add -- ':(glob)briefs/*/editions/**'
if git diff --cached --quiet; then
  echo "the editions are committed already"
  exit 0
fi
git diff --cached --name-only | sed -n 's|.*briefs/\\(.*\\)/editions/\\([0-9]*\\)\\.json$|- \\1 \\2|p' > "$RUNNER_TEMP/released"
git config user.name "github-actions[bot]"
git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
{ echo "Release scheduled editions"; echo; cat "$RUNNER_TEMP/released"; } | git commit --quiet --file -
cat "$RUNNER_TEMP/released" >> "$GITHUB_STEP_SUMMARY"
for try in 1 2 3 4 5; do
  git push origin "HEAD:refs/heads/$BRANCH" && exit 0
  # Somebody else has pushed meanwhile.
  sleep "$try"
  git pull --rebase --quiet origin "$BRANCH"
done
exit 1`

const attachEnvironment = `
env:
  GH_TOKEN: ${value('github.token')}
  TAG: reports-${value('github.run_number')}`

const attachScript = `
mapfile -d '' -t reports < <(find "$RUNNER_TEMP/reports" -name '*.pdf' -print0 | sort -z)
[ "\${#reports[@]}" -gt 0 ] || exit 0
gh release view "$TAG" > /dev/null 2>&1 ||
  gh release create "$TAG" --target "$(git rev-parse HEAD)" --title "Reports $TAG" --notes-file "$RUNNER_TEMP/released"
gh release upload "$TAG" --clobber "\${reports[@]}"`

/** Without schedules everything is built on request, and when the main line changes. */
function buildJobs(plan: CiPlan): readonly Job[] {
  const jobs = jobsFor(plan.briefs)
  const isSplit = jobs > 1
  const shards = Array.from({ length: jobs }, (_, index) => index + 1).join(', ')
  const matrix = `\nstrategy:\n  fail-fast: false\n  matrix:\n    shard: [${shards}]`
  const build: Job = {
    name: 'build',
    lines: `if: github.event_name == 'push' || github.event_name == 'workflow_dispatch'${isSplit ? matrix : ''}`,
    minutes: 60,
    steps: [
      checkout(withoutCredentials),
      ...installSteps(plan),
      isSplit
        ? run('Print a part of the reports', `npx --no -- sitrep build --shard ${value('matrix.shard')}/${jobs}`)
        : run('Print all reports', 'npx --no -- sitrep build'),
      isSplit
        ? upload(`part-${value('matrix.shard')}`, yamlText(`${plan.output}/`), { condition: whateverHappens, days: 7 })
        : upload('reports', yamlText(`${plan.output}/`), { condition: whateverHappens }),
    ],
  }
  return isSplit ? [build, joinJob(plan, jobs)] : [build]
}

function joinJob(plan: CiPlan, jobs: number): Job {
  const script = `
npx --no -- sitrep manifest merge "$RUNNER_TEMP"/part/manifest-*-of-${jobs}.json --out "$RUNNER_TEMP/part/manifest.json"
rm "$RUNNER_TEMP"/part/manifest-*-of-${jobs}.json`
  return {
    name: 'join',
    lines: 'needs: build',
    minutes: 20,
    steps: [
      checkout(withoutCredentials),
      ...installSteps(plan),
      download('part'),
      run('Join the records', script),
      upload('reports', `${temporary}/part`),
    ],
  }
}
