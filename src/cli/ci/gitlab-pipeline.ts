/** The pipeline for GitLab CI as text, from a plan. Reads and writes nothing. Why each part is as it is: docs/ci.md. */
import { type CiPlan, checkCommand, headerLine, jobsFor, pathIn, quoted, yamlText } from './ci-plan.ts'
import { gitlabImage } from './pinned.ts'

/** Where GitLab looks for it, from the repository's root. */
export const gitlabFile = '.gitlab-ci.yml'

/** The same plan gives the same text. */
export function gitlabPipeline(plan: CiPlan): string {
  const isScheduled = plan.wakes.length > 0
  return `${headerLine('gitlab')} After a change to them run
# \`sitrep ci gitlab --write\` again; what is changed here by hand is then lost. To keep this file by hand, remove this comment.
${isScheduled ? scheduleComment(plan) : ''}
workflow:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_PIPELINE_SOURCE == "schedule"
    - if: $CI_PIPELINE_SOURCE == "web"
    - if: $CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH

variables:
  # Reports are printed by the browser that the lock file pins.
  PUPPETEER_SKIP_DOWNLOAD: "true"
  npm_config_cache: $CI_PROJECT_DIR/.npm

default:
  image: ${gitlabImage}
  interruptible: true
  timeout: 1h
  cache:
    key:
      files: [${yamlText(pathIn(plan.install, 'package-lock.json'))}]
    paths: [.npm/]

.sitrep:
  before_script:
${installLines(plan)}
${changeJobs(plan)}
${isScheduled ? editionsJob(plan) : buildJob(plan)}`
}

function scheduleComment({ wakes }: CiPlan): string {
  const commands = wakes.map(
    ({ cron, briefs }) =>
      `#   glab schedule create --cron "${cron}" --cronTimeZone UTC --ref main --description ${quoted(`sitrep: ${briefs.join(', ')}`)}`,
  )
  return `#
# GitLab keeps schedules beside the repository. Make these once, with its command-line tool or under Build > Pipeline schedules:
${commands.join('\n')}
# They wake up some minutes after the times that are meant, on both sides of clock changes. A wake-up too many does nothing.
#
# Editions are committed with a project access token with the right \`write_repository\` (role Developer, or what the branch asks
# for), in the CI variable SITREP_PUSH_TOKEN: masked, and protected if the branch is.
`
}

function installLines({ project, install }: CiPlan): string {
  const from = install === '' ? [] : [`cd ${quoted(install)}`]
  const to = project === install ? [] : [`cd "$CI_PROJECT_DIR"${project === '' ? '' : `/${quoted(project)}`}`]
  return [...from, 'npm ci --no-audit --no-fund', ...to].map((line) => `    - ${line}\n`).join('')
}

function changesFilter({ project, install, file }: CiPlan): string {
  if (project === '') return ''
  const installed = ['package.json', 'package-lock.json'].map((name) => pathIn(install, name))
  const paths = [`${project}/**/*`, ...installed.filter((path) => !path.startsWith(`${project}/`)), file]
  return `\n      changes:\n${paths.map((path) => `        - ${yamlText(path)}\n`).join('')}`.trimEnd()
}

/** Of merge requests and pushes: findings in the widget of the merge request, and what is touched as a preview. */
function changeJobs(plan: CiPlan): string {
  const junit = yamlText(`${plan.output}/junit.xml`)
  const written = quoted(fromProject(plan, 'junit.xml'))
  return `check:
  extends: .sitrep
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"${changesFilter(plan)}
    - if: $CI_PIPELINE_SOURCE == "push"${changesFilter(plan)}
  script:
    - npx --no -- sitrep check --reporter human,junit=${written}
    - ${checkCommand('gitlab', gitlabFile, plan)}
  artifacts:
    when: always
    expire_in: 1 week
    reports:
      junit: ${junit}

preview:
  extends: .sitrep
  variables:
    GIT_DEPTH: "0" # to know what the merge request changes
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"${changesFilter(plan)}
  script:
    - npx --no -- sitrep build --changed="$CI_MERGE_REQUEST_DIFF_BASE_SHA"
  artifacts:
    when: always
    expire_in: 1 week
    paths: [${yamlText(`${plan.output}/`)}]
`
}

/** A file in the output folder, as typed in the project's folder. */
function fromProject({ project, output }: CiPlan, name: string): string {
  if (project === '') return `${output}/${name}`
  return output.startsWith(`${project}/`)
    ? `${output.slice(project.length + 1)}/${name}`
    : `${'../'.repeat(project.split('/').length)}${output}/${name}`
}

function editionsJob(plan: CiPlan): string {
  const junit = fromProject(plan, 'junit.xml')
  return `editions:
  extends: .sitrep
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
    - if: $CI_PIPELINE_SOURCE == "web"
  # One at a time, and never broken off: none is made twice.
  resource_group: sitrep-editions
  interruptible: false
  script:
    - |
      : "\${SITREP_PUSH_TOKEN:?set it as a CI variable, see the top of the pipeline}"
    # The branch as it is now, not as it was when the pipeline was asked for: the one before this may have added editions.
    - git fetch --quiet origin "$CI_COMMIT_BRANCH"
    - git checkout --quiet --detach FETCH_HEAD
    - code=0
    - npx --no -- sitrep build --due --release --reporter human,junit=${quoted(junit)} || code=$?
    - git add -- briefs
    - |
      if ! git diff --cached --quiet; then
        git -c user.name=sitrep -c "user.email=sitrep@noreply.$CI_SERVER_HOST" commit --quiet --message "Release scheduled editions"
        push() {
          git -c credential.helper= -c credential.helper='!f() { echo username=sitrep; echo "password=$SITREP_PUSH_TOKEN"; }; f' \\
            push -o ci.skip "$CI_PROJECT_URL.git" "HEAD:refs/heads/$CI_COMMIT_BRANCH"
        }
        pushed=no
        for try in 1 2 3 4 5; do
          if push; then pushed=yes; break; fi
          # Somebody else has pushed meanwhile.
          sleep "$try"
          git fetch --quiet origin "$CI_COMMIT_BRANCH"
          git -c user.name=sitrep -c "user.email=sitrep@noreply.$CI_SERVER_HOST" rebase --quiet FETCH_HEAD
        done
        [ "$pushed" = yes ]
      fi
    - exit "$code"
  artifacts:
    when: always
    paths: [${yamlText(`${plan.output}/`)}]
    reports:
      junit: ${yamlText(`${plan.output}/junit.xml`)}
`
}

function buildJob(plan: CiPlan): string {
  const jobs = jobsFor(plan.briefs)
  const isSplit = jobs > 1
  return `build:
  extends: .sitrep
  rules:
    - if: $CI_PIPELINE_SOURCE == "push"
    - if: $CI_PIPELINE_SOURCE == "web"
${isSplit ? `  parallel: ${jobs}\n` : ''}  script:
    - npx --no -- sitrep build${isSplit ? ' --shard "$CI_NODE_INDEX/$CI_NODE_TOTAL"' : ''}
  artifacts:
    when: always
    paths: [${yamlText(`${plan.output}/`)}]
${isSplit ? joinJob(plan, jobs) : ''}`
}

function joinJob(plan: CiPlan, jobs: number): string {
  const from = (name: string) => fromProject(plan, name)
  return `
join:
  extends: .sitrep
  stage: deploy
  rules:
    - if: $CI_PIPELINE_SOURCE == "push"
    - if: $CI_PIPELINE_SOURCE == "web"
  script:
    - npx --no -- sitrep manifest merge ${from(`manifest-*-of-${jobs}.json`)} --out ${quoted(from('manifest.json'))}
  artifacts:
    paths: [${yamlText(`${plan.output}/`)}]
`
}
