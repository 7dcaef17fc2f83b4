/** `edition/not-as-issued`: an edition that is made again has to be what was issued. Compares dossiers, not pages: how a report looks may change. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { MergedBrief } from '../merge/merged-brief.ts'
import type { TreePath } from '../text/located-tree.ts'
import type { Span } from '../text/span.ts'
import { reportLike } from './add-changes.ts'
import type { Edition } from './edition.ts'
import { dossierText, sha256Of } from './freeze-edition.ts'

/** A warning at what differs first, in the order of the dossier. Nothing for a variant or row that the edition did not have. */
export function checkReissue(merged: MergedBrief, edition: Edition): readonly Diagnostic[] {
  const issued = reportLike(merged, edition)
  if (issued === undefined || issued.dossierSha256 === sha256Of(dossierText(merged.dossier))) return []
  const path = firstDifference(issued.dossier, merged.dossier)
  return [
    {
      severity: 'warning',
      code: 'edition/not-as-issued',
      message: `edition ${edition.number} was issued with another \`${path.join('.')}\``,
      span: placeOf(path, merged),
      hints: ['undo the edit, and add a fact that supersedes the old one', `compare with \`${edition.path}\``],
    },
  ]
}

/** The value where it is text that somebody wrote, else the fact, source or brief around it. */
function placeOf(path: TreePath, { origins }: MergedBrief): Span {
  const text = origins.textOf(path)
  if (text === undefined) return origins.spanOf(path)
  return { file: text.file, start: text.offsets[0] ?? 0, end: text.offsets.at(-1) ?? 0 }
}

function firstDifference(before: unknown, after: unknown, path: TreePath = []): TreePath {
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.min(before.length, after.length)
    for (let index = 0; index < length; index++) {
      if (!isAlike(before[index], after[index])) {
        return firstDifference(before[index], after[index], [...path, index])
      }
    }
    return path
  }
  if (!isRecord(before) || !isRecord(after)) return path
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!isAlike(before[key], after[key])) return firstDifference(before[key], after[key], [...path, key])
  }
  return path
}

/** Whatever the order of keys; a number may have been read back as text. */
function isAlike(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isAlike(item, other[index]))
  }
  if (!isRecord(one) || !isRecord(other)) return String(one) === String(other)
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => isAlike(one[key], other[key]))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
