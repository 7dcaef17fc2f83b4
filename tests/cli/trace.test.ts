/** Asking as a user does: which facts there are, what rests on one, where a value came from. */
import { describe, expect, it } from 'vitest'
import { createFolder, sitrep } from './spawn-sitrep.ts'

const facts = `sources:
  bulletin: {type: report, title: Bulletin, publisher: Authority, issued: 2026-04-12, reliability: B}
  note: {type: report, title: Field note, publisher: Network, issued: 2026-04-12, reliability: B}
facts:
  road-cut:
    kind: event
    text: The road was cut.
    when: 2026-04-11
    sources: [bulletin, note]
    credibility: 1
  displaced: {kind: figure, text: People displaced, value: 12, when: 2026-04-12, sources: note, credibility: 3}
`
const brief = `title: Flooding
asOf: 2026-04-12
preparedBy: Desk
facts: facts.yaml
highlights: ["The road is cut. [@road-cut]"]
judgements: [{id: road, text: The road stays cut., likelihood: likely, basis: [road-cut]}]
variants: [{id: public, preparedBy: Press}]
`
const edition = { number: 1, reports: [{ dossier: { brief: { asOf: '2026-04-11' }, facts: { 'road-cut': { sources: [] } } } }] }

function createProject(files: Readonly<Record<string, string>> = {}): string {
  return createFolder({
    'sitrep.config.yaml': 'defaults: {language: en-GB, preparedBy: Everyone}\n',
    'briefs/flood/brief.yaml': brief,
    'briefs/flood/facts.yaml': facts,
    'briefs/flood/editions/001.json': JSON.stringify(edition),
    ...files,
  })
}

describe('sitrep facts', () => {
  it('lists facts, whole where nobody looks', async () => {
    const { code, stdout, stderr } = await sitrep(['facts'], { cwd: createProject() })
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toBe(
      [
        'id         kind    date        who  grade  sources         used by  text',
        'road-cut   event   2026-04-11       B1     bulletin, note  flood    The road was cut.',
        'displaced  figure  2026-04-12       B3     note                     12: People displaced',
        '',
      ].join('\n'),
    )
  })

  it('answers words and fields, as JSON with places', async () => {
    const { stdout } = await sitrep(['facts', 'kind:event', 'ROAD', '--json'], { cwd: createProject() })
    const { facts: found } = JSON.parse(stdout)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      id: 'road-cut',
      grade: 'B1',
      file: 'briefs/flood/facts.yaml',
      line: 5,
      usedBy: [{ brief: 'flood' }, { brief: 'flood', variant: 'public' }],
    })
  })

  it('refuses a field that there is not, and says which is meant', async () => {
    const { code, stdout, stderr } = await sitrep(['facts', 'knd:event'], { cwd: createProject() })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('check if you meant `kind`')
  })

  it('leaves out a brief with errors, says so and lists the others', async () => {
    const cwd = createProject({ 'briefs/bad/brief.yaml': `${brief}titel: x\n`, 'briefs/bad/facts.yaml': facts })
    const { code, stdout, stderr } = await sitrep(['facts'], { cwd })
    expect(code).toBe(1)
    expect(stdout).toContain('road-cut')
    expect(stderr).toContain('error[brief/unknown-key]: unknown key `titel`')
    expect(await sitrep(['facts', '--brief', 'flood'], { cwd })).toMatchObject({ code: 0, stderr: '' })
  })
})

describe('sitrep facts --affected-by', () => {
  it('follows a source to facts, judgements, variants and editions', async () => {
    const cwd = createProject()
    const { code, stdout } = await sitrep(['facts', '--affected-by', 'bulletin'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toBe(`source bulletin: Bulletin

1 fact is tied to it
  road-cut (drawn from bulletin): The road was cut.

2 reports use these
  flood
    highlight highlights.0 [road-cut]: The road is cut. [@road-cut]
    judgement judgements.road [road-cut]: The road stays cut.
  flood (public)
    highlight highlights.0 [road-cut]: The road is cut. [@road-cut]
    judgement judgements.road [road-cut]: The road stays cut.

1 issued report has them
  flood 1, 2026-04-11: briefs/flood/editions/001.json
`)
    const json = await sitrep(['facts', '--affected-by', 'bulletin', '--json'], { cwd })
    expect(JSON.parse(json.stdout)).toMatchObject({
      id: 'bulletin',
      kind: 'source',
      facts: [{ id: 'road-cut' }],
      editions: [{ number: '1' }],
    })
  })

  it('does not know an id that is nowhere, and takes no query besides', async () => {
    const cwd = createProject()
    const unknown = await sitrep(['facts', '--affected-by', 'buletin'], { cwd })
    expect([unknown.code, unknown.stdout]).toEqual([2, ''])
    expect(unknown.stderr).toContain('check if you meant `bulletin`')
    expect(await sitrep(['facts', 'road', '--affected-by', 'bulletin'], { cwd })).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('sitrep explain', () => {
  it('shows who said a value last, and what it replaced', async () => {
    const { code, stdout } = await sitrep(['explain', 'flood', 'preparedBy', '--variant', 'public'], { cwd: createProject() })
    expect(code).toBe(0)
    expect(stdout).toBe(`preparedBy = Press

said by the variant \`public\`
 --> briefs/flood/brief.yaml:7:37
  |
7 | variants: [{id: public, preparedBy: Press}]
  |                                     ^^^^^

replaced: the brief = Desk
 --> briefs/flood/brief.yaml:3:13
  |
3 | preparedBy: Desk
  |             ^^^^

replaced: the project’s defaults = Everyone
 --> sitrep.config.yaml:1:41
  |
1 | defaults: {language: en-GB, preparedBy: Everyone}
  |                                         ^^^^^^^^
`)
  })

  it('leads to facts in their files, by a brief’s folder too', async () => {
    const { stdout } = await sitrep(['explain', 'briefs/flood', 'facts.displaced.value'], { cwd: createProject() })
    expect(stdout).toContain('facts.displaced.value = 12\n')
    expect(stdout).toContain(' --> briefs/flood/facts.yaml:11:60\n')
  })

  it('suggests the path that is meant', async () => {
    const { code, stderr } = await sitrep(['explain', 'flood', 'judgements.road.likelyhood'], { cwd: createProject() })
    expect(code).toBe(2)
    expect(stderr).toContain('check if you meant `judgements.road.likelihood`')
  })

  it('still explains codes, and asks for a path after a brief', async () => {
    const cwd = createProject()
    expect((await sitrep(['explain', 'check/unused-waiver'], { cwd })).stdout).toContain('a waiver that waives nothing')
    const alone = await sitrep(['explain', 'flood'], { cwd })
    expect(alone.code).toBe(2)
    expect(alone.stderr).toContain('add a path to ask for a value of a brief: `sitrep explain flood title`')
  })
})
