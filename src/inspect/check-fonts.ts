/** Whether the fonts of a finished file are such as readers, printers and archives can rely on. Looks at the file, not at how it was made. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Span } from '../text/span.ts'
import type { InspectedFont, InspectedPdf } from './inspected.ts'

/**
 * `pdf/font` for each font that is not embedded, is embedded whole, has no name, is of another type than TrueType and CFF, or is none of
 * the template's (`isOurs` says no; undefined is not known). `span` is where the template was asked for.
 */
export function checkFonts(
  { fonts }: Pick<InspectedPdf, 'fonts'>,
  span: Span,
  isOurs: (name: string) => boolean | undefined = () => undefined,
): readonly Diagnostic[] {
  return fonts.flatMap((font): readonly Diagnostic[] => {
    const fault = faultOf(font) ?? (isOurs(font.name) === false ? notOurs : undefined)
    if (fault === undefined) return []
    const { name, pages } = font
    const subject = name === '' ? 'a font' : `font \`${name}\``
    const message = `${subject} on ${listPages(pages)} ${fault.message}`
    return [{ severity: 'error', code: 'pdf/font', message, span, hints: [fault.hint] }]
  })
}

function faultOf({
  name,
  type,
  embedded,
  subset,
}: InspectedFont): { readonly message: string; readonly hint: string } | undefined {
  if (type === 'Type 3') {
    const hint = 'use static TrueType or OpenType files, one for each weight: variable and colour fonts become Type 3'
    return { message: 'is of Type 3: its letters are drawings, not those of a font', hint }
  }
  if (!embedded) {
    const hint = 'name fonts by their files, in `brand.yaml` or with `@font-face`, and none of the machine'
    return { message: 'is not in the file: readers see another one in its place', hint }
  }
  if (type !== 'TrueType' && type !== 'CFF') {
    return { message: `is of ${type}: expected TrueType or CFF`, hint: 'use TrueType or OpenType files' }
  }
  if (name === '')
    return { message: 'has no name', hint: 'use static files, one for each weight: variable fonts lose their names' }
  if (subset) return undefined
  return {
    message: 'is in the file whole, not only with the letters that are used',
    hint: 'use a font whose licence bits (`fsType`) let it be cut down',
  }
}

const notOurs = {
  message: 'is none of the template’s: the browser took it in place of one that is not there',
  hint: 'name a font that has files first in every list of fonts, with the shipped ones after it',
}

const shownPages = 3

function listPages(pages: readonly number[]): string {
  const shown = pages.slice(0, shownPages)
  const more = pages.length - shown.length
  const list = more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ').replace(/, (?=\d+$)/, ' and ')
  return `${pages.length === 1 ? 'page' : 'pages'} ${list}`
}
