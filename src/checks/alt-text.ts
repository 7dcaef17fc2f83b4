/** `structure/alt-text`: an image in prose, a map and a chart have words for those who do not see them (WCAG 1.1.1). */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { CheckContext } from './check-context.ts'
import { maskCode } from './mask-markup.ts'
import { briefPlace } from './places.ts'
import { spanIn } from './sentences.ts'

const imageWithout = /!\[\s*\]\([^()\n]*\)|<img(?![^>]*\salt\s*=\s*(?:"[^"]|'[^']|[^\s"'>]))[^>]*>/gi

/** An error for each image, in Markdown or HTML, and for each section that is a picture, without a description. */
export function checkAltText(context: CheckContext): readonly Diagnostic[] {
  return [...imagesWithout(context), ...picturesWithout(context)]
}

function imagesWithout({ passages }: CheckContext): readonly Diagnostic[] {
  return passages.flatMap((passage) =>
    [...maskCode(passage.text.text).matchAll(imageWithout)].map((match) => ({
      severity: 'error',
      code: 'structure/alt-text',
      message: 'this image has no description',
      span: spanIn(passage, { start: match.index, end: match.index + match[0].length }),
      hints: ['say what it shows: `![A map of the five flooded districts](map.png)`'],
    })),
  )
}

function picturesWithout({ brief }: CheckContext): readonly Diagnostic[] {
  return brief.sections.flatMap(({ view, alt }, index): readonly Diagnostic[] => {
    if ((view !== 'map' && view !== 'chart') || alt !== undefined) return []
    return [
      {
        severity: 'error',
        code: 'structure/alt-text',
        message: `this ${view} has no description`,
        span: briefPlace(brief, ['sections', index, 'view']),
        hints: [
          view === 'map'
            ? 'add `alt`: what the map shows, such as “The two crossings lie on the border, 600 kilometres apart”'
            : 'add `alt`: what the chart shows, such as “Coldfen has lost twice as many homes as any other district”',
        ],
      },
    ]
  })
}
