/**
 * The watermark of a report that is not cleared, as a piece of HTML that the house puts into every page: no template draws it, and none
 * can take it away. Says what it looks like; whether it came out on the pages is for `inspect/` to prove.
 *
 * It lives in a shadow tree: a page's selectors do not reach into it, and the important declarations of its own style sheet win over
 * important ones of the page, inline ones among them (CSS Cascade 5, 6.1: context comes first). What could hide it from around is an
 * effect on `html` or `body`; those are held off by a cascade layer that comes first in the document, whose important declarations
 * win over those of all style sheets that follow (ibid., 6.4.3).
 */
import { isInNastaliq } from '../text/text-direction.ts'
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
const upright: Drawing = { ...sheet, angle: -54, longest: 236, largest: 50, box: ['inset:0', 'width:100%', 'height:100%'] }
/**
 * For pages of several sizes. Chromium (147) lays out what is fixed for the first page, repeats it at that place on all pages, and what does
 * not fit on one runs over to the next. So it takes no more than the shorter side of the first page either way: upright or turned,
 * each page has room for that.
 */
const square: Drawing = {
  width: 160,
  height: 140,
  angle: -41,
  longest: 178,
  largest: 44,
  box: ['top:0', 'left:0', 'width:min(100%,94vmin)', 'height:min(100%,84vmin)'],
}

interface Drawing {
  readonly width: number
  readonly height: number
  /** In degrees. */
  readonly angle: number
  /** Most that the words take from end to end, in the units of the drawing. */
  readonly longest: number
  /** Largest size of the letters. */
  readonly largest: number
  /** Where it stands on the page. */
  readonly box: readonly string[]
}

/** For the body, before anything else in it. */
export function watermarkHtml({ text, language, direction }: Watermark, hasSeveralSizes = false): string {
  const drawn = hasSeveralSizes ? square : upright
  const width = widthOf(text)
  const size = Math.min(drawn.largest, drawn.longest / width)
  // Drawn to this length, whatever font the page has: a wider one must not run off the sheet.
  const length = isJoined(text) ? '' : ` textLength="${(size * width).toFixed(2)}" lengthAdjust="spacingAndGlyphs"`
  const host = [
    'all:initial',
    'display:block',
    'visibility:visible',
    'position:fixed',
    ...drawn.box,
    'z-index:2147483647',
    'pointer-events:none',
    'print-color-adjust:exact',
  ]
  const letters = `font:600 ${size.toFixed(2)}px/1 'IBM Plex Sans Condensed',${isInNastaliq(language) ? "'Noto Nastaliq Urdu'," : ''}'Noto Naskh Arabic',sans-serif;fill:#16191c;fill-opacity:.1`
  const style = `:host{${host.map((declaration) => `${declaration}!important`).join(';')}}svg{display:block;width:100%;height:100%;overflow:visible;rotate:${drawn.angle}deg}text{${letters}}`
  // Turned by CSS: what an SVG transform moves, Chromium 156 paints on the first page only.
  const drawing = `<svg viewBox="0 0 ${drawn.width} ${drawn.height}" aria-hidden="true"><text x="${drawn.width / 2}" y="${drawn.height / 2}"${length} text-anchor="middle" dominant-baseline="central" direction="${direction}">${escapeHtml(text)}</text></svg>`
  return `<${watermarkTag} lang="${escapeHtml(language)}" aria-hidden="true"><template shadowrootmode="closed"><style>${style}</style>${drawing}</template></${watermarkTag}>`
}

/** Whether a style sheet has pages of more than one size: what named pages are for, and turned ones. */
export function hasSeveralPageSizes(css: string): boolean {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, ' ')
  const rules = [...plain.matchAll(/@page\b[^{}]*\{/gi)].map(({ index, 0: head }) => declarationsAt(plain, index + head.length))
  const sizes = rules.flatMap((rule) => [...rule.matchAll(/(?:^|[;}\s])size\s*:\s*([^;}]+)/gi)].map(([, size = '']) => size))
  return new Set(sizes.map((size) => size.trim().replace(/\s+/g, ' ').toLowerCase())).size > 1
}

/** The text from there to the brace that closes it. */
function declarationsAt(css: string, start: number): string {
  let depth = 1
  let end = start
  while (end < css.length && depth > 0) {
    if (css[end] === '{') depth += 1
    if (css[end] === '}') depth -= 1
    end += 1
  }
  return css.slice(start, end)
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
