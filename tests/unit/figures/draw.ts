/** What the tests of pictures share: a project with one section, drawn as a build draws it. */
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts'
import { drawFigures } from '../../../src/figures/draw-figures.ts'
import type { Picture } from '../../../src/figures/picture.ts'
import { pictureLanguage } from '../../../src/run/picture-language.ts'
import { prepareMemoryProject } from '../../support/memory-project.ts'

const facts = `
sources: {gov: {title: Bulletin, type: report, publisher: Authority, issued: 2026-04-12, reliability: B}}
places:
  torkham: {name: Torkham, country: PAK, lat: 34.11, lon: 71.10, precision: place}
  chaman: {name: Chaman, country: PAK, lat: 30.92, lon: 66.45, precision: place}
  suva: {name: Suva, country: FJI, lat: -18.14, lon: 178.44, precision: place}
  apia: {name: Apia, country: WSM, lat: -13.83, lon: -171.77, precision: place}
  oslo: {name: Oslo, country: NOR, lat: 59.91, lon: 10.75, precision: place}
facts:
  rain: {kind: event, text: It rained., sources: gov, credibility: 3, when: 2026-04-10, where: torkham}
  flood: {kind: event, text: The river rose., sources: gov, credibility: 3, when: 2026-04-12, where: chaman}
  shut: {kind: figure, text: Crossings shut, measure: shut, value: 2, unit: crossings, qualifier: atLeast, when: 2026-04-12, sources: gov, credibility: 3}
  secret: {kind: figure, text: Crossings watched without a word, measure: watched, value: 77123, unit: crossings, when: 2026-04-12, sources: gov, credibility: 3, tlp: RED}
`

/** The picture of a section written as one line of YAML, and what was found wrong. */
export async function drawSection(
  section: string,
  files: Readonly<Record<string, string>> = {},
  language = 'en-GB',
): Promise<{ readonly picture: Picture | undefined; readonly diagnostics: readonly Diagnostic[] }> {
  const brief = `title: A\nlanguage: ${language}\nasOf: 2026-04-12\nfacts: facts.yaml\ndata: {rows: rows.csv}\nsections: [{id: one, body: "[@rain]", alt: Words for it, ${section}}]\n`
  const [report] = await prepareMemoryProject({
    'briefs/a/brief.yaml': brief,
    'briefs/a/facts.yaml': facts,
    'briefs/a/rows.csv':
      'name,count,day,text.with.dots\nA,3,2026-04-10,x\nB,5,2026-04-12,y\n<script>alert(1)</script>,7,2026-04-14,z\n',
    ...files,
  })
  if (report?.ready === undefined) throw new Error(report?.log.diagnostics.map(({ message }) => message).join('\n'))
  const { merged, templates } = report.ready
  const drawn = await drawFigures(merged, pictureLanguage(merged.dossier.brief.language, templates))
  return { picture: drawn.ok ? drawn.value.sections.get('one') : undefined, diagnostics: drawn.diagnostics }
}

/** The SVG of a section that has nothing wrong with it. */
export async function svgOf(section: string, files?: Readonly<Record<string, string>>, language?: string): Promise<string> {
  const { picture, diagnostics } = await drawSection(section, files, language)
  if (picture === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return picture.svg
}

/** The texts that the SVG shows, in their order. */
export function textsOf(svg: string): readonly string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1] ?? '')
}
