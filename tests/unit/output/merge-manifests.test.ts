/** What keeps manifests from being joined, said for all of them at once. That a good set joins is shown with the pipeline. */
import { describe, expect, it } from 'vitest'
import { formatManifest } from '../../../src/output/manifest.ts'
import { mergeManifests } from '../../../src/output/merge-manifests.ts'
import { manifestName, type Shard, shardRecord, takeShard } from '../../../src/output/shards.ts'

interface Made {
  readonly plan?: string
  readonly version?: string
  readonly browser?: string
}

function manifestOf(shard: Shard, { plan = 'p', version = '0.1.0', browser }: Made = {}) {
  const text = formatManifest({
    version,
    node: '20.19.0',
    ...(browser === undefined ? {} : { browser: { version: browser, origin: 'embedded' } }),
    entries: [],
    textFiles: new Map(),
    shard: shardRecord(shard, 4, plan),
  })
  return { name: manifestName(shard), text }
}

const [one, two] = [
  { index: 1, count: 2 },
  { index: 2, count: 2 },
]

describe('manifests that make no whole', () => {
  it.each([
    ['one is missing', [manifestOf(two)], ['shard 1 of 2 is missing']],
    [
      'one is there twice',
      [manifestOf(one), manifestOf(one), manifestOf(two)],
      ['shard 1 of 2 is there 2 times: `manifest-1-of-2.json`, `manifest-1-of-2.json`'],
    ],
    [
      'the briefs differ',
      [manifestOf(one), manifestOf(two, { plan: 'q' })],
      ['`manifest-2-of-2.json` and `manifest-1-of-2.json` are not of one run: their briefs or their options differ'],
    ],
    [
      'the split differs',
      [manifestOf(one), manifestOf({ index: 2, count: 3 })],
      ['`manifest-2-of-3.json` and `manifest-1-of-2.json` are not of one run: their briefs or their options differ'],
    ],
    [
      'the version differs',
      [manifestOf(one), manifestOf(two, { version: '0.2.0' })],
      ['`manifest-1-of-2.json` and `manifest-2-of-2.json` were made with different versions of Sitrep: 0.1.0 and 0.2.0'],
    ],
    [
      'the browser differs',
      [manifestOf(one, { browser: 'A/1' }), manifestOf(two, { browser: 'A/2' })],
      ['`manifest-1-of-2.json` and `manifest-2-of-2.json` were made with different browsers: A/1 and A/2'],
    ],
    [
      'two are none, and one is whole',
      [
        { name: 'a', text: 'no' },
        { name: 'b', text: '{"schemaVersion":9,"outputs":[]}' },
        { name: 'c', text: formatManifest({ version: '1', node: '20', entries: [], textFiles: new Map() }) },
      ],
      [
        '`a`: it is not the manifest of a run',
        '`b`: another version of Sitrep wrote it',
        '`c` is no part of a run: it was not built with `--shard`',
      ],
    ],
  ])('because %s', (_, files, problems) => {
    expect(mergeManifests(files)).toEqual({ ok: false, problems })
  })

  it('but a shard that printed nothing needs no browser', () => {
    const merged = mergeManifests([manifestOf(one), manifestOf(two, { browser: 'A/1' })])
    expect(merged).toMatchObject({ ok: true, text: expect.stringContaining('"version": "A/1"') })
  })
})

it('deals items out in turn', () => {
  const items = ['a', 'b', 'c', 'd', 'e']
  expect(takeShard(items, { index: 1, count: 2 })).toEqual(['a', 'c', 'e'])
  expect(takeShard(items, { index: 2, count: 2 })).toEqual(['b', 'd'])
  expect(takeShard(items, { index: 7, count: 7 })).toEqual([])
})
