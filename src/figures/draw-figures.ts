/**
 * All pictures of a report: maps and charts of its sections, lines of its key figures. What draws maps and charts is loaded only by
 * reports that have them; layout of the page is the template's.
 */
import { type Diagnostic, type Outcome, outcomeOf } from '../diagnostics/diagnostic.ts'
import type { DossierSection } from '../merge/dossier.ts'
import type { MergedBrief } from '../merge/merged-brief.ts'
import { drawSparkline, sparkPoints } from './draw-sparkline.ts'
import type { Picture } from './picture.ts'
import type { PictureLanguage } from './picture-language.ts'

export interface Pictures {
  /** By section id. */
  readonly sections: ReadonlyMap<string, Picture>
  /** SVG by the id of the key figure's fact. */
  readonly sparklines: ReadonlyMap<string, string>
}

/** What a report without pictures has. */
export const noPictures: Pictures = { sections: new Map(), sparklines: new Map() }

/** Width of a picture in points: that of the text (`--measure` of the template's tokens, 123 mm). */
const widthPt = 348.66

/** The pictures. Reports `chart/invalid`, `chart/unsourced`, `map/invalid` and `map/no-coordinates`. The same input gives the same bytes. */
export async function drawFigures(merged: MergedBrief, language: PictureLanguage): Promise<Outcome<Pictures>> {
  const { dossier } = merged
  const sections = new Map<string, Picture>()
  const diagnostics: Diagnostic[] = []
  for (const [index, section] of dossier.sections.entries()) {
    const drawn = await drawSection(section, index, merged, language)
    if (drawn === undefined) continue
    if (drawn.picture !== undefined) sections.set(section.id, drawn.picture)
    diagnostics.push(...drawn.diagnostics)
  }
  return outcomeOf({ sections, sparklines: drawSparklines(merged) }, diagnostics)
}

/** What came of a picture: without it there is an error among the diagnostics. */
export interface DrawnPicture {
  readonly picture?: Picture
  readonly diagnostics: readonly Diagnostic[]
}

async function drawSection(
  section: DossierSection,
  index: number,
  merged: MergedBrief,
  language: PictureLanguage,
): Promise<DrawnPicture | undefined> {
  if (section.view === 'chart') {
    const { drawChart } = await import('./chart/draw-chart.ts')
    return drawChart({ merged, section, index, widthPt, language })
  }
  if (section.view === 'map') {
    const { drawMap } = await import('./map/draw-map.ts')
    return drawMap({ merged, section, index, widthPt, language })
  }
  return undefined
}

function drawSparklines({ dossier }: MergedBrief): ReadonlyMap<string, string> {
  const lines = dossier.keyFigures.flatMap(({ fact, trend }) => {
    const points = sparkPoints([...(trend ?? []), fact], dossier.facts)
    return points.length < 3 ? [] : [[fact, drawSparkline(points)] as const]
  })
  return new Map(lines)
}
