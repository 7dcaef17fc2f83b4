import fc from 'fast-check'
import { Marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { quickTokenizer } from '../../../src/render/quick-tokenizer.ts'

const plain = new Marked({ gfm: true, async: false })
const quick = new Marked({ gfm: true, async: false })
quick.use({ tokenizer: quickTokenizer })

describe('quickTokenizer', () => {
  it.each([
    'One line.',
    'A *b* _c_ __d__ ***e*** ~f~ ~~g~~ `h` \\*i\\* j  \nk\\\nl',
    '# One\n\n   ## Two\n\nThree\n===\n\nFour\n  ---\n\n    code\n\n\tcode\n\n```js\nx\n```\n\n~~~\ny\n~~~',
    '> a\n  > b\n\n- a\n- b\n  1. c\n  2) d\n\n* * *\n\n___\n\n+ e\n  f',
    '| a | b |\n|---|:-:|\n| 1 | 2 |\n\na\n:-\nb\n\na | b\n- | -\n1 | 2',
    '[a](https://a.b "c") ![d](e.png) [f][g] [g] ![g] [^1] <https://a.b> <a@b.c> https://x.y a@b.c www.z.y\n\n   [g]: https://g.h "i"',
    '<div>\n*a*\n</div>\n\na <b>c</b> <!-- d -->\n\n   <!-- e -->',
    'a\n\n\nb\n   \nc',
  ])('reads %j as Marked does', (text) => {
    expect(quick.lexer(text)).toEqual(plain.lexer(text))
    expect(quick.parse(text)).toBe(plain.parse(text))
  })

  it('reads whatever is put together of Markdown’s signs as Marked does', () => {
    const pieces =
      '\n|\n\n| |  |   |    |\t|#|##|>|-|---|*|**|_|~|~~|`|```|~~~|1.|2)|+|=|===|[|]|(|)|!|<|>|<b>|</b>|<!--|-->|:|:-|-:|\\||\\|a|b c|é|“|http://a.b|a@b.c|[a]: /b|[^1]'
    const sign = fc.constantFrom(...pieces.split('|'), '|')
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 24 }), (signs) => {
        const text = signs.join('')
        expect(quick.lexer(text)).toEqual(plain.lexer(text))
      }),
      { numRuns: 3000 },
    )
  })
})
