/** Prose fields of a brief as the dossier carries them: the Markdown as written and the facts it refers to. Renders nothing. */

import { findFactReferences } from '../text/citations.ts'
import type { DossierProse } from './dossier.ts'

/** The prose with the ids it cites or draws figures from, in order, each once. Ids nobody defines are kept out; `known` says which are. */
export function readProse(markdown: string, known: (id: string) => boolean): DossierProse {
  const ids = new Set(findFactReferences(markdown).map((reference) => reference.id))
  return { markdown, facts: [...ids].filter(known) }
}
