import { describe, expect, it } from 'vitest'
import { readFactSearch, searchFacts } from '../../../src/trace/search-facts.ts'
import { trace, twoBriefs } from './traced-project.ts'

const traced = await trace(twoBriefs)
const books = [...new Set(traced.reports.map(({ book }) => book))]

function ids(...query: readonly string[]): readonly string[] {
  const read = readFactSearch(query, books)
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'))
  return searchFacts(traced.reports, read.search).map(({ fact }) => fact.id)
}

describe('searchFacts', () => {
  it.each([
    [[], ['old-count', 'count', 'said', 'seen', 'denied']],
    [['road'], ['said', 'denied']],
    [['ROAD', 'open'], ['said']],
    [['kind:claim'], ['said', 'denied']],
    [['kind:claim,event'], ['said', 'seen', 'denied']],
    [
      ['kind:claim', 'kind:event'],
      ['said', 'seen', 'denied'],
    ],
    [['kind:claim from:2025-11-06'], ['denied']],
    [['to:2025-11-05'], ['old-count', 'said']],
    [['tag:key'], ['count']],
    [['place:valley'], ['said', 'seen']],
    [['place:Lower Ford'], ['said', 'seen']],
    [['actor:fo'], ['said', 'denied']],
    [['actor:The Foreign Office', 'shut'], ['denied']],
    [['source:paper'], ['count']],
    [['ford'], ['said', 'seen']],
    [['no such words'], []],
  ])('answers %j', (query, expected) => {
    expect(ids(...query)).toEqual(expected)
  })

  it('lists a fact of a shared file once, with the reports that use it and what replaced it', () => {
    const read = readFactSearch([], books)
    if (!read.ok) throw new Error('no search')
    const found = new Map(searchFacts(traced.reports, read.search).map((each) => [each.fact.id, each]))
    expect(found.get('said')).toMatchObject({ loadedBy: ['a', 'b'], usedBy: [{ brief: 'a' }, { brief: 'b' }] })
    expect(found.get('count')).toMatchObject({ usedBy: [{ brief: 'a' }], replacedBy: [] })
    expect(found.get('old-count')).toMatchObject({ usedBy: [], replacedBy: ['count'] })
    expect(found.get('said')?.merged).toMatchObject({ attributedName: 'FO', corroboration: 'contested' })
  })
})

describe('readFactSearch', () => {
  it.each([
    ['knd:claim', 'facts cannot be asked for `knd:`', 'check if you meant `kind`'],
    [
      'zzzzzz:x',
      'facts cannot be asked for `zzzzzz:`',
      'use one of `kind:`, `tag:`, `place:`, `actor:`, `source:`, `from:`, `to:`',
    ],
    ['kind:clam', 'no kind is called `clam`', 'check if you meant `claim`'],
    ['place:frod', 'no place is called `frod`', 'check if you meant `ford`'],
    ['actor:ofice', 'no actor is called `ofice`', 'check if you meant `office`'],
    ['from:soon', '`from:` expected one date or time, found `soon`', expect.stringContaining('write dates as')],
    ['kind:', '`kind:` needs a value, found nothing', undefined],
    ['from:2025,2026', '`from:` takes one date, found several', undefined],
  ])('refuses %s', (query, message, hint) => {
    const read = readFactSearch([query], books)
    expect(read.ok ? [] : read.problems.map((problem) => [problem.message, problem.hints?.[0]])).toEqual([[message, hint]])
  })

  it('takes an address for words', () => {
    expect(readFactSearch(['https://example.org'], books)).toMatchObject({ ok: true, search: { words: ['https://example.org'] } })
  })
})
