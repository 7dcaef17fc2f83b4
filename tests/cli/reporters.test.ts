/** Several reporters at once, on streams and in files, as a CI job has them; and what `--strict` does to the exit code. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFolder, sitrep } from './spawn-sitrep.ts'

const facts = `sources:
  bulletin: {type: report, title: Bulletin, publisher: Authority, issued: 2026-04-12, reliability: B}
facts:
  road-cut:
    kind: event
    text: The road was cut.
    when: 2026-04-11
    sources: [bulletin]
    credibility: 2
`
const brief = `title: Flooding, 100 %
asOf: 2026-04-12
facts: facts/*.yaml
highlights: ["The road is cut. [@road-cut]"]
sections: [{view: timeline}]
`

/** A project in the folder `reports` of a repository. */
function createRepository(extra = ''): { readonly repository: string; readonly project: string } {
  const repository = createFolder({
    '.git/HEAD': 'ref: refs/heads/main\n',
    'reports/sitrep.config.yaml': 'defaults: {language: en-GB}\n',
    'reports/briefs/a/brief.yaml': brief + extra,
    'reports/briefs/a/facts/facts.yaml': facts,
  })
  return { repository, project: join(repository, 'reports') }
}

describe('several reporters', () => {
  const all = 'json=out/report.json,sarif=out/deep/sitrep.sarif,junit=out/junit.xml,human=out/findings.txt'

  it('write their files, tell people on stderr, and leave stdout alone', async () => {
    const { project } = createRepository('templat: x\n')
    const { code, stdout, stderr } = await sitrep(['check', '--reporter', all], { cwd: project })
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('error[brief/unknown-key]: unknown key `templat`\n --> briefs/a/brief.yaml:6:1')
    const read = (path: string) => readFileSync(join(project, 'out', path), 'utf8')
    expect(JSON.parse(read('report.json'))).toMatchObject({ schemaVersion: 1, exitCode: 1, summary: { failed: 1, errors: 1 } })
    expect(JSON.parse(read('deep/sitrep.sarif'))).toMatchObject({
      runs: [
        {
          results: [
            {
              ruleId: 'brief/unknown-key',
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'reports/briefs/a/brief.yaml' },
                    region: { startLine: 6, startColumn: 1 },
                  },
                },
              ],
            },
          ],
        },
      ],
    })
    expect(read('junit.xml')).toContain('<testcase name="a" classname="a"')
    expect(read('junit.xml')).toContain('type="brief/unknown-key"')
    expect(read('findings.txt')).toBe(stderr)
  })

  it('are written when nothing was found, too', async () => {
    const { project } = createRepository()
    const { code, stderr } = await sitrep(['check', '--reporter', all, '--set', 'tlp=CLEAR'], { cwd: project })
    expect([code, stderr.trimEnd().split('\n').at(-1)]).toEqual([0, expect.stringMatching(/^1 brief checked/)])
    expect(readFileSync(join(project, 'out/junit.xml'), 'utf8')).toContain('failures="0"')
  })

  it('that cannot write give 2, and say which file', async () => {
    const { project } = createRepository()
    const { code, stderr } = await sitrep(['check', '--reporter', 'json=sitrep.config.yaml/x.json'], { cwd: project })
    expect(code).toBe(2)
    expect(stderr).toMatch(/^error: cannot write `sitrep\.config\.yaml\/x\.json`: /m)
  })

  it('that want the same stream are refused before anything is done', async () => {
    const { project } = createRepository()
    const { code, stderr } = await sitrep(['check', '--reporter', 'json,sarif'], { cwd: project })
    expect(code).toBe(2)
    expect(stderr).toBe(
      'error: `--reporter`: `json` and `sarif` both want stdout\n  = hint: give one of them a file: `sarif=output/sitrep.sarif`\n',
    )
  })
})

describe('on GitHub’s runners', () => {
  it('annotations point into the repository and the summary is added to what is there', async () => {
    const { repository, project } = createRepository('templat: x\n')
    const summary = join(repository, 'summary.md')
    const environment = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: repository, GITHUB_STEP_SUMMARY: summary }
    for (const _ of [1, 2]) await sitrep(['check', '--quiet'], { cwd: project, environment })
    const { stderr, stdout } = await sitrep(['check', '--quiet'], { cwd: project, environment })
    expect(stdout).toBe('')
    expect(stderr).toMatch(
      /^::error file=reports\/briefs\/a\/brief\.yaml,line=6,col=1,endLine=6,endColumn=7,title=brief\/unknown-key::unknown key `templat`%0Ahint: /,
    )
    expect(readFileSync(summary, 'utf8').match(/^## Sitrep: 1 brief failed: 1 error$/gm)).toHaveLength(3)
  })
})

describe('--strict', () => {
  it('makes warnings fail: 1, and the test report says so', async () => {
    const { project } = createRepository('gaps: ["Nobody has been there since last week."]\n')
    const lenient = await sitrep(['check', '--reporter', 'junit'], { cwd: project })
    const strict = await sitrep(['check', '--strict', '--reporter', 'junit'], { cwd: project })
    expect([lenient.code, strict.code]).toEqual([0, 1])
    expect(lenient.stdout).toContain('failures="0"')
    expect(strict.stdout).toMatch(/<failure message="[^"]+" type="time\/relative"/)
  })
})
