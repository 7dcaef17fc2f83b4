/**
 * The fonts that a style sheet asks for by name, and whether any file of one is declared: a font of the machine is never used, so a name
 * without files prints in whatever the browser has. Looks at the first name of each list; the others are what it falls back on.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { suggestionHints } from '../diagnostics/suggest.ts'
import type { TextFile } from '../text/text-file.ts'
import { scanCss } from './scan-css.ts'
import type { StylePiece } from './style-sheet.ts'

/** Asked for at `[start, end)` of the text, quotes left out. */
interface FontUse {
  readonly name: string
  readonly start: number
  readonly end: number
}

/** Families of the machine, and what is no family at all. */
const keywords: ReadonlySet<string> = new Set(
  'serif sans-serif monospace cursive fantasy system-ui ui-serif ui-sans-serif ui-monospace ui-rounded math emoji fangsong inherit initial unset revert revert-layer'.split(
    ' ',
  ),
)

/** `template/unknown-font` for each first name that no font face of the whole sheet declares. Silent where the sheet has no font files. */
export function checkFontNames(files: readonly TextFile[], pieces: readonly StylePiece[]): readonly Diagnostic[] {
  const declared = new Map(pieces.flatMap(declaredFamily).map((family) => [family.toLowerCase(), family]))
  if (declared.size === 0) return []
  return files.flatMap((file) =>
    fontUses(file.text)
      .filter(({ name }) => !declared.has(name.toLowerCase()))
      .map(
        ({ name, start, end }): Diagnostic => ({
          severity: 'error',
          code: 'template/unknown-font',
          message: `no file is declared for the font \`${name}\``,
          span: { file: file.path, start, end },
          hints: [
            ...suggestionHints(name, declared.values()),
            'declare its files with `@font-face`, or name it in `brand.yaml`: fonts of the machine are not used',
          ],
        }),
      ),
  )
}

function declaredFamily({ css, font }: StylePiece): readonly string[] {
  if (font === undefined) return []
  const name = /font-family\s*:\s*(?:"([^"]*)"|'([^']*)'|([^;}]*))/i.exec(css)
  return [(name?.[1] ?? name?.[2] ?? name?.[3] ?? '').trim()]
}

/** The first family of every `font-family` and `font`, and of `--serif` and `--sans`, which are lists of families too. */
export function fontUses(text: string): readonly FontUse[] {
  const code = withoutFacesAndComments(text)
  const declarations = code.matchAll(/(?<![\w-])(font-family|font|--serif|--sans)\s*:\s*([^;{}]*)/gi)
  return [...declarations].flatMap((match): readonly FontUse[] => {
    const [whole, property = '', value = ''] = match
    const at = match.index + whole.length - value.length
    const found = /^font$/i.test(property) ? firstInShorthand(value) : firstInList(value)
    return found === undefined || keywords.has(found.name.toLowerCase()) || found.name.includes('(')
      ? []
      : [{ name: found.name, start: at + found.from, end: at + found.from + found.name.length }]
  })
}

interface NameInValue {
  readonly name: string
  readonly from: number
}

/** `var(--x) 'Name', …` and `Some Name, …`; a variable may end with a comma of its own. */
function firstInList(value: string): NameInValue | undefined {
  const lead = /^(?:\s*var\([^()]*\))?\s*/i.exec(value)?.[0].length ?? 0
  const match = /^(?:"([^"]*)"|'([^']*)'|([A-Za-z_][\w -]*?))\s*(?:,|!|$)/.exec(value.slice(lead))
  const quoted = match?.[1] ?? match?.[2]
  const name = quoted ?? match?.[3]
  return name === undefined ? undefined : { name, from: lead + (quoted === undefined ? 0 : 1) }
}

/** `600 14pt / 18pt 'Name', …`: a name in quotes before any comma outside of brackets. Names without quotes are not told from sizes. */
function firstInShorthand(value: string): NameInValue | undefined {
  const match = /^((?:\([^()]*(?:\([^()]*\)[^()]*)*\)|[^,"'(])*)(["'])(.*?)\2/.exec(value)
  return match === null ? undefined : { name: match[3] ?? '', from: (match[1] ?? '').length + 1 }
}

/** All as long as it was, so that places stay right. */
function withoutFacesAndComments(text: string): string {
  let code = text
  for (const { kind, start, end } of scanCss(text)) {
    if (kind === 'comment' || kind === 'fontFace') code = code.slice(0, start) + ' '.repeat(end - start) + code.slice(end)
  }
  return code
}
