import { describe, expect, it } from 'vitest'
import { checkFor, placesOf } from './check-report.ts'

const head = 'title: T\nasOf: 2025-11-10\n'
const facts = `
sources:
  paper: {type: report, title: A, reliability: F}
facts:
  f: {kind: event, text: Water fell., sources: [paper], credibility: 6}
  n: {kind: figure, text: Displaced, value: 41200, unit: people, sources: [paper], credibility: 2}
  c: {kind: claim, text: They said so., sources: [paper], credibility: 6, attribution: unnamed officials}
`
const flash = `${head}profile: flash-update
issued: 2025-11-10
highlights: ['One [@f].', 'Two [@f].']
keyFigures: [n]
contacts: [Desk]
sections:
  - {title: Situation overview, body: "Water fell [@f]."}
  - {title: Response, body: "Boats came [@f]."}
`

describe('structure/missing-section', () => {
  const messages = async (brief: string): Promise<readonly string[]> =>
    (await checkFor('structure/missing-section', brief, facts)).map(({ severity, message }) => `${severity}: ${message}`)

  it('is content with a report that keeps its profile’s promise', async () => {
    expect(await messages(flash)).toEqual([])
  })

  it.each([
    ['keyFigures: [n]\n', 'error: a report of profile `flash-update` has key figures, and this one has not'],
    ['contacts: [Desk]\n', 'error: a report of profile `flash-update` has contacts, and this one has not'],
    [
      '  - {title: Situation overview, body: "Water fell [@f]."}\n',
      'warning: a report of profile `flash-update` has a situation overview, and this one has not',
    ],
  ])('misses %s', async (part, message) => {
    expect(await messages(flash.replace(part, ''))).toEqual([message])
  })

  it('points at the profile', async () => {
    expect(await placesOf('structure/missing-section', flash.replace('contacts: [Desk]\n', ''), facts)).toEqual(['flash-update'])
  })

  it('points at a section that is there and empty', async () => {
    const brief = `${head}profile: diplomatic-sitrep\ngaps: ['Whether it fell [@f].']\nsections: [{view: timeline, select: {tag: [none]}}]\n`
    const found = await checkFor('structure/missing-section', brief, facts)
    expect(found.filter(({ message }) => message.includes('empty'))).toEqual([
      {
        severity: 'error',
        at: 'timeline',
        message: 'the section `timeline` is empty, and a report of profile `diplomatic-sitrep` has a timeline',
      },
    ])
  })

  it('knows a section by its view or by its title', async () => {
    const byView = flash.replace(
      '{title: Response, body: "Boats came [@f]."}',
      '{view: sector, title: Shelter, needs: "Boats [@f]."}',
    )
    expect(await messages(byView)).toEqual([])
    const byTitle = flash.replace('Situation overview', 'The situation in the north')
    expect(await messages(byTitle)).toEqual([])
  })

  it('takes indicators of judgements for a section of indicators', async () => {
    const brief = `${head}profile: intelligence-brief\njudgements: [{text: It is likely to hold., indicators: [Rain], assumptions: [Sun], alternatives: [Snow]}]\n`
    const found = await messages(brief)
    expect(found.filter((message) => /indicators|assumptions|alternatives/.test(message))).toEqual([])
  })

  it('asks for what a title may show in English reports only', async () => {
    const urdu = `${flash.replace('Situation overview', 'صورتحال').replace('Response', 'ردعمل')}language: ur\n`
    expect(await messages(urdu)).toEqual([])
    expect(await messages(urdu.replace('contacts: [Desk]\n', ''))).toEqual([
      'error: a report of profile `flash-update` has contacts, and this one has not',
    ])
  })

  it('asks nothing of a report without a profile', async () => {
    expect(await messages(`${head}sections: [{view: timeline}]\n`)).toEqual([])
  })
})

describe('structure/highlights', () => {
  const brief = (texts: readonly string[], more = ''): string =>
    `${head}highlights:\n${texts.map((text) => `  - '${text}'\n`).join('')}${more}`

  it('points at the sixth', async () => {
    const found = await checkFor('structure/highlights', brief(['a', 'b', 'c', 'd', 'e', 'sixth', 'g']), facts)
    expect(found).toEqual([
      { severity: 'warning', at: "'sixth'", message: '7 highlights are more than a reader remembers: 5 at most' },
    ])
  })

  it('says when the profile wants more', async () => {
    expect(await checkFor('structure/highlights', brief(['a'], 'profile: flash-update\n'), facts)).toMatchObject([
      {
        severity: 'warning',
        at: 'highlights',
        message: 'a report of profile `flash-update` has 2 highlights at least, this one has 1',
      },
    ])
    expect(await placesOf('structure/highlights', brief(['a']), facts)).toEqual([])
  })

  it('counts what is printed', async () => {
    const long = 'x'.repeat(181)
    expect(await checkFor('structure/highlights', brief([long]), facts)).toEqual([
      { severity: 'warning', at: long, message: 'this highlight has 181 characters: 180 at most' },
    ])
    const printed = `${'x'.repeat(165)} {{figure "n"}}. [@a-long-id-of-a-fact; @another-long-id]`.replace(
      '@a-long-id-of-a-fact; @another-long-id',
      '@f; @n',
    )
    expect(await placesOf('structure/highlights', brief([printed]), facts)).toEqual([])
  })
})

describe('structure/alt-text', () => {
  const brief = (body: string): string => `${head}sections:\n  - title: S\n    body: |\n      ${body}\n`

  it.each(['![](map.png)', '<img src="map.png">', '<img src="map.png" alt="">'])('points at %s', async (image) => {
    expect(await checkFor('structure/alt-text', brief(`Here: ${image}.`), facts)).toEqual([
      { severity: 'error', at: image, message: 'this image has no description' },
    ])
  })

  it.each(['![Five districts](map.png)', '<img alt="Five districts" src="map.png">', '`![](map.png)`'])(
    'leaves alone %s',
    async (image) => {
      expect(await placesOf('structure/alt-text', brief(image), facts)).toEqual([])
    },
  )
})
