import { describe, expect, it } from 'vitest'
import { type Affected, findAffected } from '../../../src/trace/find-affected.ts'
import { trace, twoBriefs } from './traced-project.ts'

async function affectedBy(id: string, files: Readonly<Record<string, string>> = {}): Promise<Affected | undefined> {
  const { reports, editions } = await trace({ ...twoBriefs, ...files })
  return findAffected(id, reports, editions)
}

const ids = (entries: Affected['facts'] | undefined): readonly string[] | undefined => entries?.map(({ id }) => id)

describe('findAffected', () => {
  it('follows a source to those that repeat it, to their facts and to what these replace', async () => {
    const found = await affectedBy('wire')
    expect(found?.sources).toEqual([
      { id: 'wire', text: 'Wire' },
      { id: 'paper', text: 'Paper', tie: { relation: 'restates', id: 'wire' } },
    ])
    expect(found?.facts).toEqual([
      { id: 'old-count', text: 'People displaced', tie: { relation: 'cites', id: 'wire' } },
      { id: 'count', text: 'People displaced', tie: { relation: 'cites', id: 'paper', at: 'p. 2' } },
    ])
  })

  it('does not follow a source to what it repeats', async () => {
    expect((await affectedBy('paper'))?.sources.map(({ id }) => id)).toEqual(['paper'])
  })

  it('follows a fact to what it corroborates, and one step to what contradicts it', async () => {
    const found = await affectedBy('seen')
    expect(found?.kind).toBe('fact')
    expect(found?.facts.map(({ id, tie }) => [id, tie?.relation, tie?.id])).toEqual([
      ['seen', undefined, undefined],
      ['said', 'corroboratedBy', 'seen'],
      ['denied', 'contradicts', 'said'],
    ])
    expect(ids((await affectedBy('denied'))?.facts)).toEqual(['denied', 'said'])
  })

  it('names what uses them in each report, and leaves out reports that do not', async () => {
    const found = await affectedBy('seen')
    expect(
      found?.reports.map(({ brief, variant, uses }) => [brief, variant, uses.map(({ path, facts }) => [path, facts])]),
    ).toEqual([
      [
        'a',
        undefined,
        [
          ['highlights.1', ['said']],
          ['judgements.road', ['seen']],
          ['sections.timeline', ['seen']],
        ],
      ],
      ['b', undefined, [['highlights.0', ['said']]]],
    ])
  })

  it('follows a part to its total, and no total to its parts', async () => {
    const facts = `${twoBriefs['shared/facts.yaml']}  all: {kind: figure, text: All, value: 9, sources: [gauge], totalOf: [count]}\n`
    const files = { 'shared/facts.yaml': facts }
    expect((await affectedBy('count', files))?.facts).toContainEqual({
      id: 'all',
      text: 'All',
      tie: { relation: 'totalOf', id: 'count' },
    })
    expect(ids((await affectedBy('all', files))?.facts)).toEqual(['all'])
  })

  it('ends for facts that supersede one another in a row', async () => {
    const facts = twoBriefs['shared/facts.yaml'].replace('supersedes: old-count,', 'supersedes: old-count, corroborates: older,')
    const more = `${facts}  older: {kind: figure, text: People displaced, value: 4, when: 2025-10-01, sources: [gauge], corroborates: count}\n`
    expect(ids((await affectedBy('old-count', { 'shared/facts.yaml': more }))?.facts)).toEqual(['old-count', 'count', 'older'])
  })

  it('finds issued editions, by facts of theirs that rest on it, even when no file has it any more', async () => {
    const dossier = {
      brief: { number: 3, issued: '2025-11-03' },
      highlights: [{ markdown: 'It was forty [@gone].', facts: ['gone'] }],
      facts: { gone: { id: 'gone', sources: [{ ref: 'wire' }] }, other: { id: 'other', sources: [{ ref: 'else' }] } },
    }
    const files = {
      'briefs/a/editions/003.json': JSON.stringify({
        number: 3,
        reports: [{ dossier }, { variant: 'public', dossier: { facts: {} } }],
      }),
      'briefs/b/editions/001.json': JSON.stringify({ dossier }),
      'briefs/b/editions/002.json': '{"half',
    }
    const bySource = await affectedBy('paper', files)
    expect(bySource?.editions).toEqual([])
    for (const id of ['wire', 'gone']) {
      expect((await affectedBy(id, files))?.editions).toEqual([
        {
          path: 'briefs/a/editions/003.json',
          brief: 'a',
          number: '3',
          issued: '2025-11-03',
          uses: [{ part: 'highlights', path: 'highlights.0', title: 'It was forty [@gone].', facts: ['gone'] }],
        },
        expect.objectContaining({ path: 'briefs/b/editions/001.json', brief: 'b' }),
      ])
    }
    expect((await affectedBy('gone', files))?.kind).toBe('released')
    expect((await trace({ ...twoBriefs, ...files })).unreadableEditions).toEqual(['briefs/b/editions/002.json'])
  })

  it('knows nothing of an id that is nowhere', async () => {
    expect(await affectedBy('nowhere')).toBeUndefined()
  })
})
