/** What the README shows is what happens. */
import { describe, expect, it } from 'vitest'
import { createProgram } from '../../../src/cli/program.ts'
import { run } from '../../../src/cli/run.ts'
import { createFakeIo } from '../cli/fake-io.ts'
import { buildExample, withFolder } from './build-example.ts'
import { readExamples } from './read-examples.ts'
import { allPages, readText } from './read-page.ts'

const readme = readText('README.md')
const brief = 'briefs/bridge-closure/brief.yaml'

describe('the README', () => {
  it('shows the error that the tool gives', async () => {
    const shown = /^```\n(error\[[\s\S]*?)^```$/m.exec(readme)?.[1] ?? ''
    const files = readExamples(readme).find(({ name }) => name === 'bridge')?.files ?? {}
    const misspelt = (files[brief] ?? '').replace('lorries [@bridge-shut]', 'lorries [@bridge-shutt]')
    expect(misspelt).not.toBe(files[brief])
    await withFolder({ ...files, [brief]: misspelt }, async (folder) => {
      const io = createFakeIo({ cwd: folder, environment: { SOURCE_DATE_EPOCH: '1775995200' } })
      expect(await run(['check', 'bridge-closure'], io)).toBe(1)
      expect(io.stderr.text()).toBe(`${shown}\n1 brief failed: 1 error\n`)
    })
  })

  it('changes the accent colour with two small files', async () => {
    const [bridge, house] = ['bridge', 'house'].map((wanted) => readExamples(readme).find(({ name }) => name === wanted)?.files)
    const { pages } = await buildExample({ ...bridge, ...house }, ['template=house'])
    expect(pages.get('bridge-closure')).toContain(':root { --accent: #7a1f3d; }')
  })

  it('names the exit codes', () => {
    expect(readme).toContain(
      '0 fine · 1 a brief has errors · 2 wrong usage or configuration · 3 no browser · 70 a bug of ours · 130 interrupted',
    )
  })
})

describe('commands', () => {
  const program = createProgram(createFakeIo(), '0.0.0', () => undefined)
  const shown = allPages().flatMap((page) =>
    [...readText(page).matchAll(/(?:npx sitrep|run: npx sitrep) ([^`\n#]+)/g)].map(
      ([, words = '']) => [page, words.trim().split(/\s+/)] as const,
    ),
  )

  it('are shown', () => expect(shown.length).toBeGreaterThan(20))

  it.each(shown.map(([page, words]) => [page, words.join(' '), words] as const))('%s: sitrep %s', (_page, _text, words) => {
    let command = program
    let rest = [...words]
    for (let next = findCommand(command, rest[0]); next !== undefined; next = findCommand(command, rest[0])) {
      command = next
      rest = rest.slice(1)
    }
    expect(command).not.toBe(program)
    const known = command.options.map((option) => option.long)
    for (const flag of rest.filter((word) => word.startsWith('--'))) expect(known).toContain(flag.split('=')[0])
  })
})

function findCommand(command: ReturnType<typeof createProgram>, name: string | undefined) {
  return command.commands.find((candidate) => candidate.name() === name)
}
