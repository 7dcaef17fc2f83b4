/** What pictures need to know of the report's language. Given from outside: the words are the template's, and so is how numbers are written. */

export interface PictureLanguage {
  /** BCP 47. */
  readonly tag: string
  readonly direction: 'ltr' | 'rtl'
  /** A word of the template by the key of its label. */
  text(key: string): string | undefined
  number(value: number): string
  /** Names of months and weekdays, January and Monday first; undefined when Intl's are to be taken. */
  readonly calendar: PictureCalendar | undefined
  /** The signs in numbers; undefined when Intl's are to be taken. */
  readonly numbers: { readonly decimal: string; readonly group: string } | undefined
}

export interface PictureCalendar {
  readonly months: readonly string[]
  readonly monthsShort: readonly string[]
  readonly weekdays: readonly string[]
  readonly weekdaysShort: readonly string[]
}

/** The words under a key with their `{names}` filled in; the English ones for a template without. */
export function words(language: PictureLanguage, key: string, english: string, values: Readonly<Record<string, string>>): string {
  return (language.text(key) ?? english).replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
