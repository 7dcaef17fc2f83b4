/** Building what is owed: several editions in order, each seeing the one before; twice changes nothing. Shows `schedule/backlog`, `schedule/waiting`, `schedule/fixed-date`. */
import { describe, expect, it } from 'vitest'
import { releaseDue } from '../../support/release-due.ts'
import { release } from '../../support/release-project.ts'

const facts = `
defaults: {kind: event, sources: s, credibility: 2, when: 2026-03-28}
sources:
  s: {type: report, title: S, reliability: B}
facts:
  rain: {text: Rain fell., recorded: 2026-03-28}
  flood: {text: The river rose., recorded: 2026-04-02T09:00+05:00}
  late: {text: The river fell., recorded: 2026-04-06T09:00+05:00}
`
const schedule = 'schedule: {every: week, at: "06:00", timezone: Asia/Karachi, start: 2026-03-30, catchUp: all}'
const project = (head: string = schedule, id = 'flood') => ({
  [`briefs/${id}/brief.yaml`]: `title: Flood\nstatus: final\n${head}\nfacts: facts.yaml\nsections: [{view: timeline}, {view: changes}]\n`,
  [`briefs/${id}/facts.yaml`]: facts,
})
const now = '2026-04-08T07:00:00Z'
const edition = (files: Readonly<Record<string, string>>, number: number, id = 'flood') =>
  JSON.parse(files[`briefs/${id}/editions/00${number}.json`] ?? '{}')

describe('buildDueReports', () => {
  it('releases what is owed in order, as of its moment and for its period', async () => {
    const { result, files, found, output } = await releaseDue(project(), now)
    expect(found).toEqual([])
    expect(result.editions).toEqual(['briefs/flood/editions/001.json', 'briefs/flood/editions/002.json'])
    expect([...output.keys()]).toEqual(['flood-001.html', 'flood-002.html', 'manifest.json'])
    expect(edition(files, 2)).toMatchObject({
      number: 2,
      asOf: '2026-04-06T06:00+05:00',
      scheduledFor: '2026-04-06T06:00+05:00',
    })
    expect(edition(files, 2).reports[0].dossier.brief).toMatchObject({
      number: 2,
      period: '2026-03-30T06:00+05:00/2026-04-06T06:00+05:00',
      nextUpdate: '2026-04-13T06:00+05:00',
    })
  })

  it('takes only what was recorded by then, and tells what changed since the edition before', async () => {
    const { files } = await releaseDue(project(), now)
    const [first, second] = [1, 2].map((number) => edition(files, number).reports[0].dossier)
    expect(Object.keys(first.facts)).toEqual(['rain'])
    expect(first.changes.since).toBeUndefined()
    expect(Object.keys(second.facts)).toEqual(['flood', 'rain'])
    expect(second.changes).toMatchObject({ since: { number: 1 }, new: ['flood'] })
  })

  it('changes nothing when it runs again', async () => {
    const once = await releaseDue(project(), now)
    const again = await releaseDue(once.files, now)
    expect([again.files, again.result.editions, again.result.reports, again.output.size]).toEqual([once.files, [], [], 0])
    const weekLater = await releaseDue(once.files, '2026-04-13T01:00:00Z')
    expect(weekLater.result.editions).toEqual(['briefs/flood/editions/003.json'])
  })

  it('gives the same reports without releasing, and writes no edition', async () => {
    const released = await releaseDue(project(), now)
    const looked = await releaseDue(project(), now, { release: false })
    const pages = ({ output }: typeof looked) => [...output].filter(([path]) => path.endsWith('.html'))
    expect(pages(looked)).toEqual(pages(released))
    expect([looked.files, looked.result.editions]).toEqual([project(), []])
  })

  it('goes on after an edition that was released by hand', async () => {
    const { files } = await releaseDue(project(), now)
    const byHand = await release(files, { set: ['asOf=2026-04-09T12:00+05:00', 'number=next'] })
    expect(byHand.errors).toEqual([])
    const next = await releaseDue(byHand.files, '2026-04-13T02:00:00Z')
    expect(next.found).toEqual([])
    expect([edition(next.files, 3).scheduledFor, edition(next.files, 4).scheduledFor]).toEqual([
      undefined,
      '2026-04-13T06:00+05:00',
    ])
  })

  it('makes an edition again as it was issued, when the brief and the schedule have moved on', async () => {
    const { files, output } = await releaseDue(project(), now)
    const moved = { ...files, ...project('schedule: {every: day, at: "18:00", timezone: UTC}\nsubtitle: New') }
    const again = await release(moved, { release: false, set: ['number=1'] })
    expect(again.errors).toEqual([])
    expect(new TextDecoder().decode(again.output.get('flood-001.html'))).toBe(output.get('flood-001.html'))
  })

  it('makes editions of several briefs side by side', async () => {
    const { result } = await releaseDue({ ...project(), ...project(schedule, 'quake') }, now)
    expect(result.reports.map(({ name }) => name)).toEqual(['flood-001', 'quake-001', 'flood-002', 'quake-002'])
    expect(result.editions).toHaveLength(4)
  })

  it('lets the brief go over the schedule, and says when it is another time', async () => {
    const own = await releaseDue(
      project(`${schedule.replace('all', 'latest')}\nperiod: 2026-03\nnextUpdate: 2026-05\nnumber: 7\noutput: own`),
      now,
    )
    expect(edition(own.files, 7).reports[0].dossier.brief).toMatchObject({ period: '2026-03', nextUpdate: '2026-05', number: 7 })
    expect([...own.output.keys()]).toEqual(['own.html', 'manifest.json'])
    const fixed = await releaseDue(project(`${schedule.replace('all', 'latest')}\nasOf: 2026-04-01`), now)
    expect(fixed.found).toEqual([
      'time/header-order: the as-of, 2026-04-01, comes before the end of the period, 2026-04-06T06:00+05:00',
      'schedule/fixed-date: this edition is owed for 2026-04-06T06:00+05:00, and the brief says `asOf: 2026-04-01`',
    ])
    // The day itself is no other time.
    expect((await releaseDue(project(`${schedule.replace('all', 'latest')}\nasOf: 2026-04-06`), now)).found).toEqual([])
  })

  it('refuses names that editions share before anything is printed', async () => {
    const { found, output, result } = await releaseDue(project(`${schedule}\noutput: "{{brief.id}}"`), now)
    expect(new Set(found.filter((text) => text.startsWith('output/')))).toEqual(
      new Set(['output/collision: edition 1 of `flood` and edition 2 of `flood` both want `flood.html`']),
    )
    expect([[...output.keys()], result.editions]).toEqual([['manifest.json'], []])
  })

  it('does not make a later edition of a brief whose earlier one failed; others are made', async () => {
    const broken = project(`${schedule}\nhighlights: ["{{#if (compare brief.number '==' 1)}}[@nothing]{{/if}}"]`, 'quake')
    const { found, result } = await releaseDue({ ...project(), ...broken }, now)
    expect(result.editions).toEqual(['briefs/flood/editions/001.json', 'briefs/flood/editions/002.json'])
    expect(found).toContain('schedule/waiting: edition 2 of `quake` waits for edition 1, which was not made')
  })

  it('refuses drafts, and makes nothing of a schedule that is none or of a backlog', async () => {
    const draft = await releaseDue({ ...project(), ...project(`${schedule}\n`.replace('all', 'latest')) }, now, {
      set: ['status=draft'],
    })
    expect(draft.found).toEqual(['edition/draft: `flood` is a draft, which is not released'])
    const wrong = await releaseDue({ ...project(), ...project('schedule: {every: week, timezone: UTC}', 'quake') }, now)
    expect(wrong.result.reports.map(({ brief, status }) => [brief, status])).toEqual([
      ['quake', 'failed'],
      ['flood', 'built'],
      ['flood', 'built'],
    ])
    const backlog = await releaseDue(
      project(schedule.replace('every: week, at: "06:00"', 'cron: "0 * * * *"').replace('2026-03-30', '2026-03-01')),
      now,
    )
    expect(backlog.found).toEqual(['schedule/backlog: `flood` owes more than 400 editions'])
  })

  it('plans nothing upon an edition that was edited', async () => {
    const { files } = await releaseDue(project(), now)
    const path = 'briefs/flood/editions/002.json'
    const edited = await releaseDue({ ...files, [path]: files[path]?.replaceAll('2026-04-06T06', '2026-03-29T06') ?? '' }, now)
    expect(edited.found.map((text) => text.split(':')[0])).toEqual(['edition/edited'])
    expect(edited.result.editions).toEqual([])
  })

  it('owes nothing of a brief without a schedule, and takes one from the project’s defaults', async () => {
    const none = await releaseDue(project('asOf: 2026-04-01'), now)
    expect([none.result.planned, none.result.reports]).toEqual([[], []])
    const defaults = { 'sitrep.config.yaml': `defaults: {${schedule}}\n` }
    expect((await releaseDue({ ...project(''), ...defaults }, now)).result.editions).toHaveLength(2)
  })

  it('releases every variant with its edition', async () => {
    const { files, output } = await releaseDue(project(`${schedule.replace('all', 'latest')}\nvariants: [{id: public}]`), now)
    expect([...output.keys()].slice(0, 2)).toEqual(['flood-001.html', 'flood-001-public.html'])
    expect(edition(files, 1).reports).toHaveLength(2)
  })
})
