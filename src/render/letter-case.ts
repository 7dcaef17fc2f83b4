/** Capitals and small letters by the rules of a language. */

/** Languages whose letters change case in ways of their own (Unicode, SpecialCasing.txt); asking Intl for the others costs fifty times more. */
const special = new Set(['az', 'el', 'lt', 'tr'])

/** The text in capitals. */
export function toUpper(text: string, language: string): string {
  return isSpecial(language) ? text.toLocaleUpperCase(language) : text.toUpperCase()
}

/** The text in small letters. */
export function toLower(text: string, language: string): string {
  return isSpecial(language) ? text.toLocaleLowerCase(language) : text.toLowerCase()
}

function isSpecial(language: string): boolean {
  return special.has(language.split('-')[0] ?? '')
}
