/** `cssString`: a text as a string of CSS. */
import { safeHtml } from '../escape-html.ts'
import { textOf } from './arguments.ts'
import type { Helper } from './helper.ts'

export const cssString: Helper = {
  name: 'cssString',
  description: 'a text in quotes for CSS, as in `content:`',
  example: '<style>@page { @top-right { content: {{cssString marking.label}} } }</style>',
  args: [{ name: 'text', kinds: ['scalar'] }],
  hash: {},
  where: ['page'],
  run: ({ args: [value] }) => safeHtml(`"${escapeCss(textOf(value) ?? '')}"`),
}

/** CSS Syntax 3 §4.3.7: a backslash, the code point in hex, a space. Covers what could end the string, the element or the page. */
function escapeCss(text: string): string {
  return text.replace(
    /["'\\<>&{}[\]\p{Cc}\uFDD0-\uFDEF]/gu,
    (character) => `\\${(character.codePointAt(0) || 0xfffd).toString(16)} `,
  )
}
