/** Which folder is the project, and how its paths are written for somebody who stands elsewhere. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { briefFromRoot, createShowPath, findProjectRoot } from '../../../src/cli/find-project.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-project-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('the project', () => {
  it('is the nearest folder with a project file or briefs', () => {
    mkdirSync(join(folder, 'outer', 'briefs', 'a', 'facts'), { recursive: true })
    expect(findProjectRoot(join(folder, 'outer', 'briefs', 'a', 'facts'))).toBe(join(folder, 'outer'))
    writeFileSync(join(folder, 'outer', 'briefs', 'a', 'sitrep.config.yaml'), '')
    expect(findProjectRoot(join(folder, 'outer', 'briefs', 'a', 'facts'))).toBe(join(folder, 'outer', 'briefs', 'a'))
  })

  it('is not a file called briefs, nor a folder called like the project file', () => {
    writeFileSync(join(folder, 'briefs'), '')
    mkdirSync(join(folder, 'sitrep.config.yaml'))
    expect(findProjectRoot(folder)).not.toBe(folder)
  })
})

describe('paths', () => {
  const root = resolve('/somewhere', 'project')
  it('are shown as one would type them', () => {
    expect(createShowPath(root, root)('briefs/a/brief.yaml')).toBe('briefs/a/brief.yaml')
    expect(createShowPath(root, join(root, 'briefs', 'b'))('briefs/a/brief.yaml')).toBe('../a/brief.yaml')
    expect(createShowPath(root, join(root, 'briefs', 'b'))('sitrep:templates/x.hbs')).toBe('sitrep:templates/x.hbs')
    expect(createShowPath(root, root)('.')).toBe('.')
  })

  it('are read from where they were typed; ids stay ids', () => {
    const inside = join(root, 'briefs', 'a')
    expect(briefFromRoot('.', root, inside)).toBe('briefs/a')
    expect(briefFromRoot('brief.yaml', root, inside)).toBe('briefs/a/brief.yaml')
    expect(briefFromRoot('../b', root, inside)).toBe('briefs/b')
    expect(briefFromRoot(join(inside, 'brief.yaml'), root, root)).toBe('briefs/a/brief.yaml')
    expect(briefFromRoot('flood-0412', root, inside)).toBe('flood-0412')
  })
})
