/** Which way a language is written, and in which hand. Looks at no text. */

/** By primary subtag (BCP 47). */
const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ks', 'ku', 'pnb', 'ps', 'sd', 'skr', 'ug', 'ur', 'yi'])

/** The direction of text in a language. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr'
}

const nastaliq = new Set(['ks', 'pnb', 'skr', 'ur'])

/** Whether the language is written in Nastaliq: words climb to the right, and letters reach far above and below the line. */
export function isInNastaliq(language: string): boolean {
  return nastaliq.has(language.split('-')[0] ?? '')
}
