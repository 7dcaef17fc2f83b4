/** The words of a page in the report's language, by key, from the template's `labels/`. Reads no file: `read-labels.ts` does. */

export interface Words {
  /** The text of a key such as `asOf` or `kind.claim`, or undefined when no language that is looked in has it. */
  text(key: string): string | undefined
  /** Every key there is, in no order: for suggestions. */
  keys(): readonly string[]
}

/** Words by language: key (groups joined by dots) → text. */
export type WordsByLanguage = ReadonlyMap<string, ReadonlyMap<string, string>>

/** The languages words are looked up in for a report in `language`: itself, what it is a variety of, English. */
export function languageChain(language: string): readonly string[] {
  const parts = language.split('-')
  const own = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'))
  return own.includes('en') ? own : [...own, 'en']
}

/** The words for a report in `language`. */
export function wordsFor(language: string, byLanguage: WordsByLanguage): Words {
  const maps = languageChain(language).flatMap((name) => byLanguage.get(name) ?? [])
  let keys: readonly string[] | undefined
  return {
    text(key) {
      for (const map of maps) {
        const text = map.get(key)
        if (text !== undefined) return text
      }
      return undefined
    },
    keys() {
      keys ??= [...new Set(maps.flatMap((map) => [...map.keys()]))]
      return keys
    },
  }
}

/** A pattern with its `{name}`s filled in; a name that is not given stays as it is. */
export function fillPattern(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{([A-Za-z]+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  )
}
