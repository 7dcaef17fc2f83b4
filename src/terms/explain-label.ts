/** Why a text is no label of a scheme, in words for the one who typed it. */
import { explainTlp, type NearHints } from './explain-tlp.ts'
import type { MarkingScheme } from './markings.ts'

/** Message and ways out for a label that `findMarking` does not find. */
export function explainLabel(
  label: string,
  scheme: MarkingScheme,
  near: NearHints,
): { readonly message: string; readonly hints: readonly string[] } {
  if (scheme.name === 'tlp') return explainTlp(label, near)
  const labels = scheme.markings.map((marking) => marking.label)
  const bare = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '')
  const meant = labels.find((known) => bare(known) === bare(label))
  return {
    message: `\`${label}\` is no label of ${scheme.name}`,
    hints: meant === undefined ? [...near(label, labels), useOneOf(labels)] : [`write \`${meant}\``],
  }
}

/** The list of labels as a hint. */
export function useOneOf(labels: readonly string[]): string {
  return `use one of ${labels.map((label) => `\`${label}\``).join(', ')}, from the most open to the most restricted`
}
