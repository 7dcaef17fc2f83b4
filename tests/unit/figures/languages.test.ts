import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { countryCodes } from '../../../src/figures/map/country-codes.ts'
import { countryName } from '../../../src/figures/map/country-names.ts'
import { repository } from '../../support/prepare-project.ts'
import { drawSection, svgOf, textsOf } from './draw.ts'

const labels = Object.fromEntries(
  ['ar', 'ur', 'fr'].map((language) => [
    `templates/sitrep/labels/${language}.yaml`,
    readFileSync(join(repository, 'templates', 'base', 'labels', `${language}.yaml`), 'utf8'),
  ]),
)
const bars = 'view: chart, data: rows, caption: "[@rain]", chart: {mark: bar, encoding: {y: {field: name}, x: {field: count}}}'
const line = 'view: chart, data: rows, caption: "[@rain]", chart: {mark: line, encoding: {x: {field: day}, y: {field: count}}}'
const map = 'view: map, map: {places: [torkham, chaman]}'

/** The text’s place across the picture: of what is drawn in groups moved one by one. */
const isLeftOf = (svg: string, one: string, other: string): boolean => {
  const at = (text: string) => Number(new RegExp(`translate\\((-?[\\d.]+),[^)]*\\)[^>]*>${text}<`).exec(svg)?.[1])
  return at(one) < at(other)
}

describe('charts in a language that runs from right to left', () => {
  it('have their upright axis at the right, and bars and time that grow to the left', async () => {
    const [english, arabic] = [await svgOf(bars), await svgOf(bars, labels, 'ar')]
    expect(isLeftOf(english, '0', '7')).toBe(true)
    expect(isLeftOf(arabic, '0', '7')).toBe(false)
    const times = await svgOf(line, labels, 'ar')
    expect(isLeftOf(times, '14 أبريل', '10 أبريل')).toBe(true)
  })

  it('do as the chart itself says, where it says', async () => {
    const own = bars.replace('x: {field: count}', 'x: {field: count, scale: {reverse: false}}')
    expect(isLeftOf(await svgOf(own, labels, 'ar'), '0', '7')).toBe(true)
  })
})

describe('maps', () => {
  it.each([
    ['ar', ['باكستان', 'أفغانستان'], 'كم', '34.11° شمالاً، 71.10° شرقاً'],
    ['ur', ['پاکستان', 'افغانستان'], 'کلومیٹر', '34.11° شمال، 71.10° مشرق'],
    ['fr', ['PAKISTAN', 'AFGHANISTAN'], 'km', '34.11° N, 71.10° E'],
    ['en', ['PAKISTAN', 'AFGHANISTAN'], 'km', '34.11° N, 71.10° E'],
  ])(
    'say in %s what countries are called, how long the scale is and where places are',
    async (language, names, unit, position) => {
      const { picture } = await drawSection(map, labels, language)
      const texts = textsOf(picture?.svg ?? '')
      expect(texts).toEqual(expect.arrayContaining(names))
      expect(texts.some((text) => text.includes(unit))).toBe(true)
      expect(picture?.table.rows[0]?.cells[1]?.value).toBe(position)
    },
  )

  it.each(['fr', 'es', 'ar', 'ur'])('have a name in %s for every country that the outlines hold', (language) => {
    expect(countryCodes().filter((code) => countryName(code, language) === undefined)).toEqual([])
    expect(countryName('PAK', language)).not.toBe(countryName('AFG', language))
  })
})
