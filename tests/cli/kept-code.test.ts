import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFolder, sitrep } from './spawn-sitrep.ts'

const project = {
  'sitrep.config.yaml': 'defaults: {tlp: CLEAR, language: en-GB}\n',
  'briefs/flood/none.yaml': 'facts: {}\n',
  'briefs/flood/brief.yaml':
    'title: Floods – north\nasOf: 2026-04-12T12:00Z\npreparedBy: Cell\nfacts: none.yaml\nsections:\n  - {title: Overview, body: "Rain fell [@nothing]."}\n',
}

describe('compiled code', () => {
  it('is kept in the cache folder, and nothing said or made depends on it', async () => {
    const cwd = createFolder(project)
    const cache = createFolder()
    const runs = []
    for (const environment of [{ NODE_DISABLE_COMPILE_CACHE: '1' }, ...Array.from({ length: 3 }, () => ({}))]) {
      const { code, stdout, stderr } = await sitrep(['check'], { cwd, environment: { XDG_CACHE_HOME: cache, ...environment } })
      runs.push({ code, stdout, stderr })
    }
    const [asModules, ...asScript] = runs
    expect(asModules?.stderr).toContain('`nothing`')
    expect(asScript).toEqual([asModules, asModules, asModules])
    const names = readdirSync(join(cache, 'sitrep', 'code'))
    expect(names.map((name) => name.replace(/^.*-(?=check-)/, ''))).toEqual(['check-2'])
  })

  it('is neither read nor kept with NODE_DISABLE_COMPILE_CACHE=1, nor for a wrong command', async () => {
    const cwd = createFolder(project)
    const cache = createFolder()
    await sitrep(['check'], { cwd, environment: { XDG_CACHE_HOME: cache, NODE_DISABLE_COMPILE_CACHE: '1' } })
    await sitrep(['chekc'], { cwd, environment: { XDG_CACHE_HOME: cache } })
    expect(readdirSync(cache)).toEqual([])
  })

  it('goes where NODE_COMPILE_CACHE says', async () => {
    const cwd = createFolder(project)
    const cache = createFolder()
    await sitrep(['check'], { cwd, environment: { NODE_COMPILE_CACHE: cache } })
    expect(readdirSync(join(cache, 'sitrep'))).toHaveLength(1)
  })
})
