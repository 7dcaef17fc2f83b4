/** A brief is named the way people name it, and a wrong name gets an answer. */
import { describe, expect, it } from 'vitest'
import { findBriefs, matchBriefs } from '../../../src/brief/find-briefs.ts'
import { readBrief } from '../../../src/brief/read-brief.ts'
import { createMemoryHost } from '../../../src/host/memory-host.ts'

const host = createMemoryHost({
  'briefs/pak-afg/brief.yaml': 'title: T',
  'briefs/pak-afg/facts/a.yaml': '',
  'briefs/flood.yaml': 'title: T',
  'briefs/notes.txt': '',
  'briefs/empty/facts.yaml': '',
})

describe('findBriefs', () => {
  it('finds folders with a brief and single files, by id', async () => {
    expect(await findBriefs(host)).toEqual([
      { id: 'flood', path: 'briefs/flood.yaml' },
      { id: 'pak-afg', path: 'briefs/pak-afg/brief.yaml' },
    ])
  })
})

describe('matchBriefs', () => {
  it.each([
    [[], ['flood', 'pak-afg']],
    [['pak-afg'], ['pak-afg']],
    [['briefs/pak-afg'], ['pak-afg']],
    [['briefs/pak-afg/'], ['pak-afg']],
    [['./briefs/pak-afg/brief.yaml'], ['pak-afg']],
    [['briefs\\flood.yaml'], ['flood']],
    [
      ['pak-afg', 'flood', 'briefs/pak-afg'],
      ['pak-afg', 'flood'],
    ],
  ])('%j', async (names, ids) => {
    const outcome = await matchBriefs(names, host)
    expect(outcome.ok && outcome.value.map((brief) => brief.id)).toEqual(ids)
  })

  it('says what there is, and what may be meant, for each name that is none', async () => {
    expect(await matchBriefs(['pak-agf', 'flood', 'xyz'], host)).toMatchObject({
      ok: false,
      diagnostics: [
        {
          code: 'brief/not-found',
          message: 'no brief `pak-agf`',
          hints: ['check if you meant `pak-afg`', 'choose one of `flood`, `pak-afg`'],
        },
        { code: 'brief/not-found', message: 'no brief `xyz`', hints: ['choose one of `flood`, `pak-afg`'] },
      ],
    })
  })

  it('says so when there is none at all', async () => {
    expect(await matchBriefs([], createMemoryHost({}))).toMatchObject({
      ok: false,
      diagnostics: [{ message: 'this project has no briefs' }],
    })
  })

  it('refuses an id that two files have', async () => {
    const twice = createMemoryHost({ 'briefs/a.yaml': '', 'briefs/a/brief.yaml': '' })
    expect(await matchBriefs([], twice)).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'brief/invalid', message: 'two files are the brief `a`: `briefs/a.yaml` and `briefs/a/brief.yaml`' }],
    })
  })
})

describe('readBrief', () => {
  it('reports a file that is not there, not text, or not a mapping', async () => {
    const files = {
      'a.yaml': Uint8Array.of(0xe4),
      'b.yaml': '- x',
      'c.yaml': 'title:x',
      'd.yaml': '# later\n',
      'e.yaml': 'title: "x',
    }
    const broken = createMemoryHost(files)
    const found = await Promise.all(['nope.yaml', ...Object.keys(files)].map((path) => readBrief(path, broken)))
    expect(found.map((outcome) => outcome.diagnostics.map(({ code, message }) => `${code} ${message}`))).toEqual([
      ['file/missing no file `nope.yaml`'],
      ['file/unreadable cannot read `a.yaml`: it is not UTF-8 text'],
      ['brief/invalid expected keys with values, such as `title: …`, found a list'],
      ['brief/invalid expected keys with values, such as `title: …`, found text'],
      ['brief/invalid expected keys with values, such as `title: …`, found an empty file'],
      ['yaml/syntax this quote is never closed'],
    ])
  })
})
