/** What a map section names, looked up: layers, disputed borders, places; and the words for what is wrong with them. Draws nothing. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { suggestionHints } from '../../diagnostics/suggest.ts'
import type { DossierPlace, DossierSection } from '../../merge/dossier.ts'
import type { MergedBrief } from '../../merge/merged-brief.ts'
import type { TreePath } from '../../text/located-tree.ts'
import type { PictureLanguage } from '../picture-language.ts'
import { countryCodes, numericCode } from './country-codes.ts'
import { type LayerFeature, readLayer } from './read-layers.ts'

export interface MapRequest {
  readonly merged: MergedBrief
  readonly section: DossierSection
  /** Its place among the dossier's sections. */
  readonly index: number
  readonly widthPt: number
  readonly language: PictureLanguage
}

export function readLayers(request: MapRequest): {
  readonly features: readonly LayerFeature[]
  readonly diagnostics: readonly Diagnostic[]
} {
  const { section, index, merged } = request
  const { data } = merged.dossier
  const features: LayerFeature[] = []
  const diagnostics: Diagnostic[] = []
  for (const [position, name] of (section.map?.layers ?? []).entries()) {
    const path = ['sections', index, 'map', 'layers', position]
    if (!Object.hasOwn(data, name)) {
      const near = suggestionHints(name, Object.keys(data))
      const add = `add it to the brief: \`data: {${name}: data/${name}.geojson}\``
      diagnostics.push(invalid(`there is no dataset \`${name}\``, path, request, near.length > 0 ? near : [add]))
      continue
    }
    const layer = readLayer(data[name])
    if ('problem' in layer) diagnostics.push(invalid(`dataset \`${name}\` ${layer.problem}`, path, request, []))
    else features.push(...layer.features)
  }
  return { features, diagnostics }
}

/** The pairs as the outlines have them, `written` by that form. */
export function readPairs(request: MapRequest) {
  const written = new Map<string, { readonly pair: string; readonly position: number }>()
  const diagnostics: Diagnostic[] = []
  for (const [position, pair] of (request.section.map?.disputed ?? []).entries()) {
    const halves = pair.split('-')
    const unknown = halves.find((code) => numericCode(code) === undefined)
    const path = ['sections', request.index, 'map', 'disputed', position]
    if (unknown !== undefined) {
      diagnostics.push(
        invalid(`\`${unknown}\` is the code of no country`, path, request, suggestionHints(unknown, countryCodes())),
      )
    } else written.set(halves.map((code) => numericCode(code) ?? '').join('-'), { pair, position })
  }
  return { pairs: [...written.keys()], written, diagnostics }
}

export function notNeighbours(
  pair: string,
  written: ReadonlyMap<string, { readonly pair: string; readonly position: number }>,
  request: MapRequest,
): Diagnostic {
  const { pair: shown, position } = written.get(pair) ?? { pair, position: 0 }
  const message = `the countries of \`${shown}\` share no border in the outlines`
  return invalid(message, ['sections', request.index, 'map', 'disputed', position], request, [
    'draw the line in a layer of your own, with the kind `disputed`',
  ])
}

export function withoutCoordinates(place: DossierPlace, { merged }: MapRequest): Diagnostic {
  const path = ['places', place.id]
  return {
    severity: 'warning',
    code: 'map/no-coordinates',
    message: `place \`${place.id}\` is on a map and has no coordinates`,
    span: merged.origins.placeOf(path)?.key ?? merged.origins.spanOf(path),
    hints: ['add `lat` and `lon`, in degrees', 'or name the places that the map shows: `map: {places: [...]}`'],
  }
}

export function nothingToDraw({ merged, index }: MapRequest): Diagnostic {
  const path = ['sections', index, 'view']
  return {
    severity: 'error',
    code: 'map/no-coordinates',
    message: 'no place of this map has coordinates',
    span: merged.origins.placeOf(path)?.value ?? merged.origins.spanOf(['sections', index]),
    hints: ['add `lat` and `lon` to the places of the facts', 'name places that have them: `map: {places: [...]}`'],
  }
}

function invalid(message: string, path: TreePath, { merged, index }: MapRequest, hints: readonly string[]): Diagnostic {
  const span =
    merged.origins.placeOf(path)?.value ??
    merged.origins.placeOf(path.slice(0, -1))?.value ??
    merged.origins.spanOf(['sections', index])
  return { severity: 'error', code: 'map/invalid', message, span, hints }
}
