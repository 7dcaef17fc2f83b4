/** Which way a language is written. Looks at no text. */

/** By primary subtag (BCP 47). */
const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ks', 'ku', 'pnb', 'ps', 'sd', 'skr', 'ug', 'ur', 'yi'])

/** The direction of text in a language. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr'
}
