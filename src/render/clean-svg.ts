/** SVG pictures without what runs or reaches out. A picture on a page cannot do either; here its author learns of it. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Span } from '../text/span.ts'
import { endingOf } from './data-url.ts'

/** The bytes of a picture as they may stand on a page. Reports `image/script-removed`, a warning, with all that was taken out. */
export function cleanPicture(
  path: string,
  bytes: Uint8Array,
  span: Span,
): { readonly bytes: Uint8Array; readonly diagnostics: readonly Diagnostic[] } {
  if (endingOf(path) !== 'svg') return { bytes, diagnostics: [] }
  const { svg, removed } = cleanSvg(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'))
  if (removed.length === 0) return { bytes, diagnostics: [] }
  const message = `${removed.map((name) => `\`${name}\``).join(', ')} in \`${path}\` ${removed.length === 1 ? 'is' : 'are'} not carried into reports`
  const hints = ['export the picture as plain SVG, with everything inside it']
  return { bytes: Buffer.from(svg), diagnostics: [{ severity: 'warning', code: 'image/script-removed', message, span, hints }] }
}

/** Elements and attributes that run something or fetch something, taken out, with what they are, each once. */
export function cleanSvg(text: string): { readonly svg: string; readonly removed: readonly string[] } {
  const removed = new Set<string>()
  const note = (name: string): string => {
    removed.add(name)
    return ''
  }
  let svg = text
  // Until nothing is left to do: what is taken out may have stood between two halves of the same.
  for (let before = ''; before !== svg; ) {
    before = svg
    svg = svg
      .replace(/<(script|foreignObject|iframe|embed|object|handler)\b[\s\S]*?(?:<\/\1\s*>|\/>|$)/gi, (_, name: string) =>
        note(`<${name}>`),
      )
      .replace(/<!ENTITY\b[^>]*>/gi, () => note('<!ENTITY>'))
      .replace(/\s(on[a-z]+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, (_, name: string) => note(name))
      .replace(/\s((?:xlink:)?href|src)\s*=\s*(["'])\s*(?!#|data:image\/)[^"']*\2/gi, (_, name: string) => note(name))
      .replace(/@import\b[^;]*;?/gi, () => note('@import'))
      .replace(/url\(\s*["']?\s*(?!#|data:|["'])[^)]*\)/gi, (address) => {
        note(address.slice(0, 40))
        return 'none'
      })
  }
  return { svg, removed: [...removed] }
}
