/** Language tags (BCP 47). Says whether a text is one and how it is written, not whether the language is known. */

/** The tag in its usual writing (`en-gb` → `en-GB`), or undefined for what is no tag. */
export function parseLanguageTag(text: string): string | undefined {
  // Longer first subtags are reserved; `english` is somebody's word for a language and not its tag.
  if (!/^[a-z]{2,3}(-|$)/i.test(text)) return undefined
  try {
    return Intl.getCanonicalLocales(text)[0]
  } catch {
    return undefined
  }
}

/** Message and way out for a text that is no tag. */
export function explainLanguageTag(text: string): { readonly message: string; readonly hints: readonly string[] } {
  const dashed = parseLanguageTag(text.trim().replaceAll('_', '-'))
  return {
    message: `\`${text}\` is no language tag`,
    hints: [dashed === undefined ? 'write a BCP 47 tag such as `en`, `en-GB` or `ur`' : `write \`${dashed}\``],
  }
}
