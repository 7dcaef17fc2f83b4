/** Templates that the build prepared make what templates that are read make: the same trees, and the same pages. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { packProgram, unpackProgram } from '../../../src/render/pack-program.ts'
import { parseTemplate } from '../../../src/render/parse-template.ts'
import { prepareTemplates } from '../../../src/render/prepare-templates.ts'
import type { ShippedTemplate } from '../../../src/render/shipped-templates.ts'
import { repository } from '../../support/build-project.ts'

const templates = new Map(
  readdirSync(join(repository, 'templates'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.hbs'))
    .map((file) => [file, readFileSync(join(repository, 'templates', file), 'utf8')]),
)

/** What the build's module exports. */
function prepared(): ReadonlyMap<string, ShippedTemplate> {
  const code = prepareTemplates(templates)
    .replace(/^import .*$/m, '')
    .replace('export const shippedTemplates =', 'return')
  return new Function('unpackProgram', code)(unpackProgram) as ReadonlyMap<string, ShippedTemplate>
}

describe('trees', () => {
  it.each([...templates])('%s is the same after packing', (path, text) => {
    const parsed = parseTemplate(text, path)
    if (!parsed.ok) throw new Error(parsed.problem.message)
    expect(unpackProgram(packProgram(parsed.program), path)).toEqual(parsed.program)
  })
})

describe('pages', () => {
  afterEach(() => {
    vi.doUnmock('../../../src/render/shipped-templates.ts')
    vi.resetModules()
  })

  it.each(['every-view', 'changes', 'merge-order'])('%s is the same with prepared templates', async (name) => {
    const read = await pagesOf(name)
    const shipped = prepared()
    let used = 0
    const counted = {
      has: (text: string) => shipped.has(text),
      get(text: string) {
        if (shipped.has(text)) used++
        return shipped.get(text)
      },
    }
    vi.resetModules()
    vi.doMock('../../../src/render/shipped-templates.ts', () => ({ shippedTemplates: counted }))
    expect(await pagesOf(name)).toEqual(read)
    expect(used).toBeGreaterThan(20)
  })

  it('say whose places they are: those of the file that has the text', () => {
    for (const template of prepared().values()) expect(template.program('mine.hbs').loc.source).toBe('mine.hbs')
    const module = prepareTemplates(templates)
    expect(module).toContain('"loc":{"source":source,')
    expect(module).not.toContain('"source":"')
  })
})

/** The pages of a golden case, rendered by modules that are loaded anew. */
async function pagesOf(name: string): Promise<readonly string[]> {
  const { prepareProject } = await import('../../support/prepare-project.ts')
  const { renderDocument } = await import('../../../src/render/render-document.ts')
  const reports = await prepareProject(join(repository, 'tests/golden', name), { set: [] })
  return Promise.all(
    reports.map(async ({ ready, project }) => {
      if (ready === undefined) throw new Error('the case does not load')
      const document = await renderDocument(ready.merged, ready.templates, project, { generator: 'Sitrep' })
      if (!document.ok) throw new Error(document.diagnostics.map(({ message }) => message).join('\n'))
      return document.value.html
    }),
  )
}
