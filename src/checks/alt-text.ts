/** `structure/alt-text`: an image in prose has words for those who do not see it (WCAG 1.1.1). Views describe their own pictures. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { CheckContext } from './check-context.ts'
import { maskCode } from './mask-markup.ts'
import { spanIn } from './sentences.ts'

const imageWithout = /!\[\s*\]\([^()\n]*\)|<img(?![^>]*\salt\s*=\s*(?:"[^"]|'[^']|[^\s"'>]))[^>]*>/gi

/** An error for each image, in Markdown or HTML, without a description. */
export function checkAltText({ passages }: CheckContext): readonly Diagnostic[] {
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
