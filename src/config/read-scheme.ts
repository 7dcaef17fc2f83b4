/** A marking scheme of the project's own, and whether its labels can be told apart and read. The form of the file is the schema's business. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { contrastOf } from '../terms/contrast.ts'
import type { Marking, MarkingScheme } from '../terms/markings.ts'
import { type LocatedNode, nearestNode } from '../text/located-tree.ts'
import type { WrittenScheme } from './config-schema.ts'

/** WCAG 2.2, 1.4.3 for text of any size: labels are read in a hurry. */
const leastContrast = 4.5

/**
 * The scheme with its labels in order. Reports `config/invalid` for the name `tlp`, which is built in, for two labels that differ in
 * capitals, spaces and signs at most, and for colours of too little contrast.
 */
export function readScheme(
  { name, labels }: WrittenScheme,
  root: LocatedNode,
): { readonly scheme: MarkingScheme; readonly diagnostics: readonly Diagnostic[] } {
  const problem = (path: readonly (string | number)[], message: string, hint: string): Diagnostic => {
    const span = nearestNode(root, ['markingScheme', ...path]).span
    return { severity: 'error', code: 'config/invalid', message, span, hints: [hint] }
  }
  const bare = labels.map(({ label }) => label.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, ''))
  const markings = labels.map(
    ({ label, foreground, background, meaning }, rank): Marking => ({
      scheme: name,
      level: label,
      rank,
      label,
      foreground,
      background,
      ...(meaning !== undefined && { meaning }),
    }),
  )
  const diagnostics = labels.flatMap(({ label, foreground, background }, index): readonly Diagnostic[] => {
    const contrast = contrastOf(foreground, background)
    const isTaken = bare.indexOf(bare[index] ?? '') < index
    return [
      ...(isTaken
        ? [problem(['labels', index, 'label'], `\`${label}\` can be mistaken for a label above it`, 'give it another name')]
        : []),
      ...(contrast < leastContrast
        ? [
            problem(
              ['labels', index, 'foreground'],
              `\`${label}\` is hard to read: ${foreground} on ${background} has a contrast of ${floor(contrast)}:1, and a label needs ${leastContrast}:1`,
              'choose a lighter or darker `foreground`',
            ),
          ]
        : []),
    ]
  })
  const reserved =
    name.toLowerCase() === 'tlp' ? [problem(['name'], `\`${name}\` is built in`, 'give the scheme another name')] : []
  const [lowest, ...others] = markings
  if (lowest === undefined) throw new Error('the schema lets no scheme through that has no labels')
  return { scheme: { name, markings: [lowest, ...others] }, diagnostics: [...reserved, ...diagnostics] }
}

/** To tenths, never rounded up to what would be enough. */
function floor(contrast: number): number {
  return Math.floor(contrast * 10) / 10
}
