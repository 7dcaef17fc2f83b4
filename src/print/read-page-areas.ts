/**
 * How much room the style sheet's `@page` rules leave on the paper. Reads the rules, not the layout, so that it can be asked before
 * there is one. Runs inside the page, where nothing of this file exists but the function itself.
 */
import type { RuleLike } from './page-dom.ts'
import type { PageAreas } from './page-layout.ts'

declare const document: { readonly styleSheets: Iterable<{ readonly cssRules: Iterable<RuleLike> }> }
declare function matchMedia(media: string): { readonly matches: boolean }

/**
 * The area inside the margins, in CSS pixels, for each page name; undefined when a size or margin is written in words that are not
 * understood (percentages, `em`). Pages that are first, left, right or blank are taken to be as wide as the others.
 */
export function readPageAreas(): PageAreas | undefined {
  const units: Readonly<Record<string, number>> = {
    px: 1,
    in: 96,
    cm: 96 / 2.54,
    mm: 96 / 25.4,
    q: 96 / 101.6,
    pt: 96 / 72,
    pc: 16,
  }
  const papers: Readonly<Record<string, readonly [number, number]>> = {
    a3: [297, 420],
    a4: [210, 297],
    a5: [148, 210],
    b4: [250, 353],
    b5: [176, 250],
    'jis-b4': [257, 364],
    'jis-b5': [182, 257],
    letter: [215.9, 279.4],
    legal: [215.9, 355.6],
    ledger: [279.4, 431.8],
  }
  interface Sheet {
    width: number
    height: number
    readonly margins: Record<string, number>
  }
  let understood = true
  const lengthOf = (written: string): number => {
    const [, number = '', unit = ''] = /^(?:calc\()?(-?[\d.]+)([a-z]*)\)?$/i.exec(written.trim()) ?? []
    const factor = unit === '' && Number(number) === 0 ? 0 : units[unit.toLowerCase()]
    if (number === '' || factor === undefined) understood = false
    return Number(number) * (factor ?? 0)
  }
  const sides: Readonly<Record<string, string>> = {
    'margin-left': 'left',
    'margin-right': 'right',
    'margin-top': 'top',
    'margin-bottom': 'bottom',
    'margin-inline-start': 'left',
    'margin-inline-end': 'right',
    'margin-block-start': 'top',
    'margin-block-end': 'bottom',
  }
  const setSize = (sheet: Sheet, words: readonly string[]): void => {
    const named = words.map((word) => papers[word]).find((paper) => paper !== undefined)
    const lengths = words.filter((word) => /\d/.test(word) && papers[word] === undefined).map(lengthOf)
    const mm = 96 / 25.4
    const [width, height] = named === undefined ? [lengths[0], lengths[1] ?? lengths[0]] : [named[0] * mm, named[1] * mm]
    const [first, second] = [width ?? sheet.width, height ?? sheet.height]
    const turned = (words.includes('landscape') && first < second) || (words.includes('portrait') && first > second)
    sheet.width = turned ? second : first
    sheet.height = turned ? first : second
  }
  // A4 without margins is what is printed on when the style sheet says nothing.
  const plain: Sheet = { width: 793.7, height: 1122.52, margins: { left: 0, right: 0, top: 0, bottom: 0 } }
  const rules: RuleLike[] = []
  const collect = (list: Iterable<RuleLike>): void => {
    for (const rule of list) {
      if (rule.media !== undefined && rule.media.mediaText !== '' && !matchMedia(rule.media.mediaText).matches) continue
      // CSSRule.PAGE_RULE
      if (rule.type === 6) rules.push(rule)
      else if (rule.cssRules !== undefined && rule.selectorText === undefined) collect(rule.cssRules)
    }
  }
  for (const sheet of document.styleSheets) {
    try {
      collect(sheet.cssRules)
    } catch {
      // A style sheet from elsewhere, which was refused: it has no rules and may not be asked for them.
    }
  }
  const apply = (sheet: Sheet, name: string): Sheet => {
    for (const { selectorText, style } of rules) {
      if ((selectorText ?? '').trim() !== name || style === undefined) continue
      for (let index = 0; index < style.length; index++) {
        const property = style[index] ?? ''
        const side = sides[property]
        const written = style.getPropertyValue(property).trim().toLowerCase()
        if (side !== undefined) sheet.margins[side] = written === 'auto' ? 0 : lengthOf(written)
        if (property === 'size' && written !== 'auto') setSize(sheet, written.split(/\s+/))
      }
    }
    return sheet
  }
  const area = ({ width, height, margins }: Sheet) => ({
    width: width - (margins['left'] ?? 0) - (margins['right'] ?? 0),
    height: height - (margins['top'] ?? 0) - (margins['bottom'] ?? 0),
    bottom: margins['bottom'] ?? 0,
  })
  const common = apply(plain, '')
  const names = new Set(rules.flatMap(({ selectorText }) => (/^[^:\s]+$/.exec((selectorText ?? '').trim()) ?? []).slice(0, 1)))
  const areas: Record<string, { width: number; height: number; bottom: number }> = { '': area(common) }
  for (const name of names) areas[name] = area(apply({ ...common, margins: { ...common.margins } }, name))
  return understood && Object.values(areas).every(({ width, height }) => width > 0 && height > 0) ? areas : undefined
}
