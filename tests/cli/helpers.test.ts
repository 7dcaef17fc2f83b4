/** A project's own helpers through the command: on the page, in the record, and what is said when their module is wrong. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFolder, sitrep } from './spawn-sitrep.ts'

const project = {
  'sitrep.config.yaml': 'helpers: lib/helpers.mjs\n',
  'lib/helpers.mjs': `import { star } from './star.mjs'\nexport const mark = ({ html }, word) => html\`<b>\${star}\${word}</b>\`\n`,
  'lib/star.mjs': "export const star = '*'\n",
  'briefs/a/brief.yaml': `title: Rain\nasOf: 2026-04-12\nfacts: facts.yaml\nsections: [{title: A, body: 'It {{mark "rains & pours"}}. [@a]'}]\n`,
  'briefs/a/facts.yaml':
    'sources:\n  s: {type: report, title: S, reliability: B}\nfacts:\n  a: {kind: event, text: Rain fell., when: 2026-04-12, sources: [s], credibility: 2}\n',
}

describe('helpers of the project', () => {
  it('are on the page, and in the record of what it was made from', async () => {
    const cwd = createFolder(project)
    const { code, stderr } = await sitrep(['build', '--format', 'html'], { cwd })
    expect([code, stderr.trimEnd().split('\n').at(-1)]).toEqual([0, '1 brief built'])
    expect(stderr).not.toContain('Warning')
    expect(readFileSync(join(cwd, 'output/a.html'), 'utf8')).toContain('It <b>*rains &amp; pours</b>.')
    const manifest = JSON.parse(readFileSync(join(cwd, 'output/manifest.json'), 'utf8'))
    const sha256 = (path: 'lib/helpers.mjs' | 'lib/star.mjs') => createHash('sha256').update(project[path]).digest('hex')
    for (const path of ['lib/helpers.mjs', 'lib/star.mjs'] as const)
      expect(manifest.outputs[0].reads).toContainEqual({ path, sha256: sha256(path) })
  })

  it('that cannot be loaded are a wrong configuration: 2, with the place in the module and no stack', async () => {
    const cwd = createFolder({ ...project, 'lib/helpers.mjs': 'export function mark(report, word { return word }\n' })
    const { code, stdout, stderr } = await sitrep(['check'], { cwd })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toBe(`error[helpers/not-loaded]: the helpers in \`lib/helpers.mjs\` cannot be loaded: Unexpected token '{'
 --> lib/helpers.mjs:1:35
  |
1 | export function mark(report, word { return word }
  |                                   ^
 ::: sitrep.config.yaml:1:10
  |
1 | helpers: lib/helpers.mjs
  |          --------------- named here

nothing checked: 1 error
`)
  })

  it('that fail spoil their report and no other', async () => {
    const other = project['briefs/a/brief.yaml'].replace(/It .*?\}\}\. /, 'It rains. ')
    const cwd = createFolder({
      ...project,
      'lib/helpers.mjs': 'export const mark = (report, word) => word.no.such\n',
      'briefs/b/brief.yaml': other,
      'briefs/b/facts.yaml': project['briefs/a/facts.yaml'],
    })
    const { code, stderr } = await sitrep(['build', '--format', 'html'], { cwd })
    expect([code, stderr.trimEnd().split('\n').at(-1)]).toEqual([1, '1 brief built, 1 failed: 1 error'])
    expect(stderr).toContain("helper `mark` threw an error: Cannot read properties of undefined (reading 'such')")
    expect(stderr).not.toMatch(/\n\s+at |node:internal|dist\//)
  })
})
