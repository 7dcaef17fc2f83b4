/** Every view in every shipped template: nothing reaches out of its page, no heading is left behind, what is owed is told, whatever the status. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildProject, repository } from '../support/build-project.ts'

const projects = ['every-view', 'pictures', 'changes', 'public-variant']

async function findingsOf(project: string, template: string, status: string): Promise<readonly string[]> {
  const root = join(repository, 'tests', 'golden', project)
  const { result } = await buildProject(root, { set: [`template=${template}`, `status=${status}`] })
  expect(result.reports.length).toBeGreaterThan(0)
  const found = result.reports.flatMap(({ diagnostics }) => diagnostics)
  const grave = found.filter(({ code, severity }) => severity === 'error' || /^(?:page|pdf|print)\//.test(code))
  return grave.map(({ code, message }) => `${code}: ${message}`)
}

describe.each(['sitrep', 'brief', 'dossier'])('template %s', (template) => {
  it.each(projects)(
    'prints %s without a finding about its pages',
    async (project) => {
      for (const status of ['review', 'final']) expect(await findingsOf(project, template, status)).toEqual([])
    },
    120_000,
  )
})

describe('template flash', () => {
  it('prints on its one page what an edition before had wrong', async () => {
    const found = await findingsOf('changes', 'flash', 'final')
    // This one is too long for it, which it says; the PDF is read back all the same.
    expect(found.filter((finding) => !finding.startsWith('page/over-budget'))).toEqual([])
  }, 120_000)
})
