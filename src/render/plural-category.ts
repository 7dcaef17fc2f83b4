/** Which form of a word a number calls for, by CLDR's rules: those of the shipped languages written out, of others Intl's. */

export const pluralCategories = ['zero', 'one', 'two', 'few', 'many', 'other'] as const
export type PluralCategory = (typeof pluralCategories)[number]

/** Rules by primary subtag (CLDR 48, supplemental/plurals.xml). A number is given as it is written, without trailing zeros. */
const rules: Readonly<Record<string, (value: number) => PluralCategory>> = {
  en: (value) => (value === 1 ? 'one' : 'other'),
  ur: (value) => (value === 1 ? 'one' : 'other'),
  fr: (value) => (value < 2 ? 'one' : isMillions(value) ? 'many' : 'other'),
  es: (value) => (value === 1 ? 'one' : isMillions(value) ? 'many' : 'other'),
  ar: arabic,
}

/** The category of a number in a language (BCP 47). The sign does not count. */
export function pluralCategory(value: number, language: string): PluralCategory {
  const rule = rules[language.split('-')[0] ?? '']
  const category = rule === undefined ? new Intl.PluralRules(language).select(value) : rule(Math.abs(value))
  return category
}

/** 1 000 000, 2 000 000 …: “un million de personnes”. */
function isMillions(value: number): boolean {
  return value !== 0 && value % 1_000_000 === 0
}

function arabic(value: number): PluralCategory {
  if (!Number.isInteger(value)) return 'other'
  if (value === 0) return 'zero'
  if (value === 1) return 'one'
  if (value === 2) return 'two'
  const last = value % 100
  return last >= 3 && last <= 10 ? 'few' : last >= 11 ? 'many' : 'other'
}
