import { beforeAll, describe, expect, it } from 'vitest'
import { editionNumbers, loadEdition, nextEditionNumber, precedingEdition } from '../../../src/editions/load-editions.ts'
import { createMemoryHost } from '../../../src/host/memory-host.ts'
import { release } from '../../support/release-project.ts'

const path = 'briefs/flood/editions/001.json'
let issued = ''

beforeAll(async () => {
  const { files } = await release({
    'briefs/flood/brief.yaml':
      'title: Flood\nstatus: final\nnumber: 1\nasOf: 2026-04-10\nfacts: facts.yaml\nsections: [{view: timeline}]\n',
    'briefs/flood/facts.yaml':
      'sources: {s: {type: report, title: S, reliability: B}}\nfacts: {rain: {kind: figure, text: Rain, value: 12, unit: mm, when: 2026-04-10, sources: s, credibility: 2}, fell: {kind: event, text: Rain fell., when: 2026-04-10, sources: s, credibility: 2}}\n',
  })
  issued = files[path] ?? ''
})

/** What is wrong with an edition file, with the words that are pointed at. */
async function problemsOf(text: string, at = path): Promise<readonly (readonly [string, string, string])[]> {
  const outcome = await loadEdition('flood', Number(/\d+/.exec(at)), createMemoryHost({ [at]: text }))
  return outcome.diagnostics.map(({ code, message, span }) => [code, message, span ? text.slice(span.start, span.end) : ''])
}

describe('loadEdition', () => {
  it('reads back what was released', async () => {
    const outcome = await loadEdition('flood', 1, createMemoryHost({ [path]: issued }))
    if (!outcome.ok) throw new Error(outcome.diagnostics[0]?.message)
    expect(outcome.value).toMatchObject({ brief: 'flood', number: 1, tool: 'Sitrep 1.2.3', path })
    expect(Object.keys(outcome.value.reports[0]?.dossier.facts ?? {})).toEqual(['fell'])
  })

  it('minds what it says, not how it is laid out', async () => {
    expect(await problemsOf(issued.replaceAll('\n', '\r\n'))).toEqual([])
    expect(await problemsOf(JSON.stringify(JSON.parse(issued)))).toEqual([])
  })

  it('gives the same for a file that is as it was written and for one that is laid out anew', async () => {
    const [asWritten, anew] = await Promise.all(
      [issued, ` ${issued}`].map((text) => loadEdition('flood', 1, createMemoryHost({ [path]: text }))),
    )
    expect(asWritten?.ok).toBe(true)
    expect(JSON.stringify(anew)).toBe(JSON.stringify(asWritten))
  })

  it('points at the digest of a dossier that was edited, and at that of the whole otherwise', async () => {
    const digest = /"dossierSha256": ("[0-9a-f]{64}")/.exec(issued)?.[1]
    expect(await problemsOf(issued.replace('Rain fell.', 'Hail fell.'))).toEqual([
      ['edition/edited', 'the dossier of `flood` is not the one that was released: its digest does not match', digest],
    ])
    expect((await problemsOf(issued.replace('Sitrep 1.2.3', 'Sitrep 1.2.4'))).map(([code]) => code)).toEqual(['edition/edited'])
  })

  it.each([
    ['an unknown key', (text: string) => text.replace('"tool"', '"tol"'), 'edition/invalid'],
    [
      'a digest that is none',
      (text: string) => text.replace(/"sha256": "[^"]*"\n\}\n$/, '"sha256": "abc"\n}'),
      'edition/invalid',
    ],
    ['a fact without text', (text: string) => text.replace('"text": "Rain fell.",', ''), 'edition/invalid'],
    ['another brief', (text: string) => text.replace('"brief": "flood"', '"brief": "fire"'), 'edition/invalid'],
    ['text that is no JSON', (text: string) => text.slice(0, -20), 'json/syntax'],
    ['nothing', () => '', 'edition/invalid'],
    ['a list', () => '[]', 'edition/invalid'],
  ])('refuses %s', async (_name, change, code) => {
    expect((await problemsOf(change(issued))).map(([found]) => found)).toContain(code)
  })

  it('refuses an edition under another number', async () => {
    expect((await problemsOf(issued, 'briefs/flood/editions/002.json'))[0]?.slice(0, 2)).toEqual([
      'edition/invalid',
      'expected the number `2` that the file’s path says, found `1`',
    ])
  })

  it('says which edition is not there', async () => {
    expect((await loadEdition('flood', 7, createMemoryHost({}))).diagnostics[0]?.code).toBe('file/missing')
  })
})

describe('which editions there are', () => {
  const names = ['001', '002', '010', '1', '0003', 'notes']
  const host = () => createMemoryHost(Object.fromEntries(names.map((name) => [`briefs/flood/editions/${name}.json`, issued])))

  it('are those named by their number, rising', async () => {
    expect(await editionNumbers('flood', host())).toEqual([1, 2, 10])
    expect(await nextEditionNumber('flood', host())).toBe(11)
    expect(await nextEditionNumber('other', host())).toBe(1)
  })

  it('has the one before a number, or none', async () => {
    const one = createMemoryHost({ [path]: issued })
    const numberBefore = async (number: number | undefined) => {
      const found = await precedingEdition('flood', number, one)
      return found.ok ? found.value?.number : found.diagnostics
    }
    expect(await Promise.all([1, 2, 9, undefined].map(numberBefore))).toEqual([undefined, 1, 1, 1])
  })
})
