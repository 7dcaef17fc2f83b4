/** Why a text is no TLP label, in words for the one who typed it. `tlp.ts` says what is one. */
import { parseTlp, tlpLevels } from './tlp.ts'

/** The nearest of some names as a hint, or none. Terms know no messages, so it is handed in. */
export type NearHints = (name: string, candidates: Iterable<string>) => readonly string[]

/** Message and way out for a label that `parseTlp` refuses. */
export function explainTlp(label: string, near: NearHints): { readonly message: string; readonly hints: readonly string[] } {
  const all = `use one of ${tlpLevels.map((level) => `\`${level}\``).join(', ')}`
  const bare = label
    .trim()
    .toUpperCase()
    .replace(/^TLP\s*[:-]?\s*/, '')
  if (bare === 'WHITE') {
    return { message: `\`${label}\` is no label of TLP 2.0, which calls it \`CLEAR\``, hints: ['write `CLEAR`'] }
  }
  const meant = parseTlp(bare.replace(/\s*[+ _-]\s*(?=STRICT$)/, '+'))
  if (meant === undefined) return { message: `\`${label}\` is no label of TLP 2.0`, hints: [...near(bare, tlpLevels), all] }
  const message =
    label === label.toUpperCase() ? `\`${label}\` is no label of TLP 2.0` : `expected a TLP label in capitals, found \`${label}\``
  return { message, hints: [`write \`${meant}\``] }
}
