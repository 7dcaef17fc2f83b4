/** Charts as a reader and a reviewer rely on them: safe, the same each time, legible, and with their numbers beside them. */
import { describe, expect, it } from 'vitest'
import { drawSection, svgOf, textsOf } from './draw.ts'

const bars = 'view: chart, data: rows, chart: {mark: bar, encoding: {y: {field: name, sort: null}, x: {field: count}}}'

describe('a chart', () => {
  it('is one image with its description for assistive technology, and no roles inside', async () => {
    const svg = await svgOf(bars)
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="Words for it"/)
    expect(svg.match(/role=|aria-/g)).toHaveLength(2)
  })

  it('draws a bar as long as its number', async () => {
    const svg = await svgOf(bars)
    const lengths = [...svg.matchAll(/d="M0,[\d.]+h([\d.]+)v[^"]+" fill="var\(--accent\)"/g)].map((match) => Number(match[1]))
    expect(lengths).toHaveLength(3)
    expect((lengths[1] ?? 0) / (lengths[0] ?? 1)).toBeCloseTo(5 / 3, 2)
    expect((lengths[2] ?? 0) / (lengths[0] ?? 1)).toBeCloseTo(7 / 3, 2)
  })

  it('lets nothing of the data become markup', async () => {
    const svg = await svgOf(bars)
    expect(svg).not.toContain('<script')
    expect(textsOf(svg)).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  it('is the same text twice', async () => {
    expect(await svgOf(bars)).toBe(await svgOf(bars))
  })

  it('names its parts after its section, so that two charts share none', async () => {
    const line =
      'view: chart, data: rows, chart: {mark: {type: line, clip: true}, encoding: {x: {field: day}, y: {field: count}}}'
    const { diagnostics } = await drawSection(line)
    expect(diagnostics.map(({ message }) => message)).toEqual(['`clip` is no part of a mark'])
    const ids = [...(await svgOf(bars)).matchAll(/\bid="([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(ids.filter((id) => !id.startsWith('one-'))).toEqual([])
  })

  it('has no text below 7.5 points, and no labels that are there but not seen', async () => {
    const svg = await svgOf(bars)
    const sizes = [...svg.matchAll(/font-size="([\d.]+)(?:px)?"/g)].map((match) => Number(match[1]))
    expect(sizes.length).toBeGreaterThan(3)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(7.5)
    expect(svg).not.toMatch(/<text[^>]*opacity="0"/)
  })

  it('takes its colours from the tokens of the template alone', async () => {
    const svg = await svgOf(
      'view: chart, data: rows, chart: {mark: line, encoding: {x: {field: day}, y: {field: count}, color: {field: name, type: nominal}}}',
    )
    const colours = [...svg.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(
      colours.filter((colour) => !/^(none|transparent|var\(--|color-mix\(in srgb, var\(--|url\(#one-)/.test(colour)),
    ).toEqual([])
  })

  it('tells series apart without colour too', async () => {
    const svg = await svgOf(
      'view: chart, data: rows, chart: {mark: line, encoding: {x: {field: day}, y: {field: count}, color: {field: name, type: nominal}}}',
    )
    expect(svg).toContain('stroke-dasharray')
  })

  it('says the days that the data say, wherever it is drawn', async () => {
    const svg = await svgOf(
      'view: chart, data: rows, chart: {mark: {type: line, point: true}, encoding: {x: {field: day}, y: {field: count}}}',
    )
    const days = textsOf(svg).filter((text) => text.endsWith('Apr'))
    expect(days[0]).toBe('10 Apr')
    expect(days.at(-1)).toBe('14 Apr')
    expect(new Set(days).size).toBe(days.length)
  })

  it('counts in whole numbers', async () => {
    const svg = await svgOf(
      'view: chart, select: {kind: event}, chart: {mark: bar, encoding: {x: {field: date, timeUnit: yearmonthdate}, y: {aggregate: count}}}',
    )
    expect(textsOf(svg).filter((text) => /^\d+\.\d/.test(text))).toEqual([])
  })

  it('reads a column whose name has dots', async () => {
    const svg = await svgOf(
      'view: chart, data: rows, chart: {mark: bar, encoding: {y: {field: text.with.dots}, x: {field: count}}}',
    )
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['x', 'y', 'z']))
  })

  it('evaluates expressions of its transforms', async () => {
    const svg = await svgOf(
      'view: chart, data: rows, chart: {transform: [{filter: "datum.count > 4"}], mark: bar, encoding: {y: {field: name}, x: {field: count}}}',
    )
    expect(textsOf(svg)).not.toContain('A')
    expect(textsOf(svg)).toContain('B')
  })

  it.each([
    [
      'data of its own',
      '{data: {url: "https://example.org/a.csv"}, mark: bar, encoding: {x: {field: count}}}',
      '`data` is no part of a chart',
    ],
    ['a link', '{mark: bar, encoding: {x: {field: count}, href: {field: name}}}', '`href` is no part of an encoding'],
    ['an image', '{mark: image, encoding: {x: {field: count}}}', 'expected a mark, found `image`'],
    [
      'a look-up elsewhere',
      '{transform: [{lookup: name, from: {data: {url: a}}}], mark: bar, encoding: {x: {field: count}}}',
      'expected a transform of the data',
    ],
  ])('refuses %s', async (_name, chart, message) => {
    const { picture, diagnostics } = await drawSection(`view: chart, data: rows, chart: ${chart}`)
    expect(picture).toBeUndefined()
    expect(diagnostics.map((found) => [found.code, found.message])).toContainEqual(['chart/invalid', message])
  })

  it('gives the same numbers as a table, in words for its columns', async () => {
    const { picture } = await drawSection(bars)
    expect(picture?.table.columns).toEqual([
      { title: 'Name', numeric: false },
      { title: 'Count', numeric: true },
    ])
    expect(picture?.table.rows[0]?.cells).toEqual([
      { kind: 'text', value: 'A' },
      { kind: 'number', value: 3 },
    ])
  })

  it('gives figures of facts with what makes them “at least” or “about”, each with its fact', async () => {
    const { picture } = await drawSection('view: chart, select: {ids: shut}, chart: {mark: bar, encoding: {x: {field: value}}}')
    expect(picture?.table.rows.map(({ cells, cited }) => [cells, cited.map(({ id }) => id)])).toEqual([
      [
        [
          { kind: 'text', value: 'Crossings shut' },
          { kind: 'figure', value: 'shut' },
        ],
        ['shut'],
      ],
    ])
  })
})
