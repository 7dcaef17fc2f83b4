/**
 * The watermark of a report that is not cleared, as a piece of HTML that the house puts into every page: no template draws it, and none
 * can take it away. Says what it looks like; whether it came out on the pages is for `inspect/` to prove.
 *
 * It lives in a shadow tree: a page's selectors do not reach into it, and the important declarations of its own style sheet win over
 * important ones of the page, inline ones among them (CSS Cascade 5, 6.1: context comes first). What could hide it from around is an
 * effect on `html` or `body`; those are held off by a cascade layer that comes first in the document, whose important declarations
 * win over those of all style sheets that follow (ibid., 6.4.3).
 */
import { escapeHtml } from './escape-html.ts'

export interface Watermark {
  /** As drawn, in capitals where the script has them. */
  readonly text: string
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
}

/** The element that carries it; one a page. */
export const watermarkTag = 'sitrep-watermark'

/** For the head, before all other styles. */
export const watermarkGuard = `<style>@layer sitrep-watermark{html,body{${[
  'opacity:1',
  'filter:none',
  'backdrop-filter:none',
  'mix-blend-mode:normal',
  'transform:none',
  'translate:none',
  'rotate:none',
  'scale:none',
  'perspective:none',
  'offset:none',
  'clip-path:none',
  'mask:none',
  'zoom:1',
  'contain:none',
  'container-type:normal',
  'content-visibility:visible',
  'will-change:auto',
  'animation:none',
]
  .map((declaration) => `${declaration}!important`)
  .join(';')}}}</style>`

/** The drawing's own units: millimetres of the text area of an A4 sheet with the shipped margins; it is scaled to any other. */
const sheet = { width: 170, height: 251 }
/** From corner to corner, nearly. */
const angle = -54
const longest = 236
const largest = 50

/** For the body, before anything else in it. */
export function watermarkHtml({ text, language, direction }: Watermark): string {
  const width = widthOf(text)
  const size = Math.min(largest, longest / width)
  // Drawn to this length, whatever font the page has: a wider one must not run off the sheet.
  const length = isJoined(text) ? '' : ` textLength="${(size * width).toFixed(2)}" lengthAdjust="spacingAndGlyphs"`
  const host = [
    'all:initial',
    'display:block',
    'visibility:visible',
    'position:fixed',
    'inset:0',
    'width:100%',
    'height:100%',
    'z-index:2147483647',
    'pointer-events:none',
    'print-color-adjust:exact',
  ]
  const letters = `font:600 ${size.toFixed(2)}px/1 'IBM Plex Sans Condensed','Noto Nastaliq Urdu','Noto Naskh Arabic',sans-serif;fill:#16191c;fill-opacity:.1`
  const style = `:host{${host.map((declaration) => `${declaration}!important`).join(';')}}svg{display:block;width:100%;height:100%;overflow:visible;rotate:${angle}deg}text{${letters}}`
  // Turned by CSS: what an SVG transform moves, Chromium 156 paints on the first page only.
  const drawing = `<svg viewBox="0 0 ${sheet.width} ${sheet.height}" aria-hidden="true"><text x="${sheet.width / 2}" y="${sheet.height / 2}"${length} text-anchor="middle" dominant-baseline="central" direction="${direction}">${escapeHtml(text)}</text></svg>`
  return `<${watermarkTag} lang="${escapeHtml(language)}" aria-hidden="true"><template shadowrootmode="closed"><style>${style}</style>${drawing}</template></${watermarkTag}>`
}

/** Letters of scripts that join them must not be set apart. */
function isJoined(text: string): boolean {
  return /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}]/u.test(text)
}

/** The width in ems, near enough to fit: full for ideographs, less for letters, none for marks over them. */
function widthOf(text: string): number {
  return [...text].reduce((width, sign) => {
    if (/\p{M}/u.test(sign)) return width
    if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(sign)) return width + 1
    return width + (sign === ' ' ? 0.26 : 0.6)
  }, 0)
}
