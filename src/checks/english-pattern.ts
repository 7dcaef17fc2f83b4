/**
 * Regular expressions over English text, made quickly. Patterns are written with `\p{L}` and the like; they are compiled for the
 * letters that English reports use, names with diacritics included: with all of Unicode and the flags `iu` V8 takes 2 ms for each
 * pattern at first use and tens of them when it optimises (measured on Node 20), and there are a hundred.
 */

const small = 'a-zß-öø-ÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĺļľłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžșț'
const capital = 'A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ'
/** Latin letters (Latin-1, Extended-A and B, Extended Additional) and marks that combine with them. */
const letter = 'A-Za-zÀ-ÖØ-öø-ɏ\\u0300-\\u036fḀ-ỿ'

const classes: Readonly<Record<string, string>> = { L: letter, Lu: capital, Ll: small, N: '0-9' }

/** The pattern with its flags (no `u`): `\p{L}`, `\p{Lu}`, `\p{Ll}` and `\p{N}` stand for Latin letters, their cases, and digits. */
export function englishPattern(source: string, flags = ''): RegExp {
  return new RegExp(expandClasses(source), flags)
}

function expandClasses(source: string): string {
  let inBrackets = false
  return source.replace(/\\p\{(\w+)\}|\\[\s\S]|[[\]]/g, (written, name?: string) => {
    if (written === '[' || written === ']') inBrackets = written === '['
    const characters = name === undefined ? undefined : classes[name]
    if (characters === undefined) return written
    return inBrackets ? characters : `[${characters}]`
  })
}
