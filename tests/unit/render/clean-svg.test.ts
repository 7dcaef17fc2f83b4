import { describe, expect, it } from 'vitest'
import { cleanSvg } from '../../../src/render/clean-svg.ts'

describe('an SVG picture', () => {
  it.each([
    ['<svg><script>x()</script><g/></svg>', '<svg><g/></svg>', ['<script>']],
    ['<svg><script href="x"/><g/></svg>', '<svg><g/></svg>', ['<script>']],
    ['<svg><script>never closed', '<svg>', ['<script>']],
    ['<svg><scr<script></script>ipt>x()</script></svg>', '<svg></svg>', ['<script>']],
    ['<svg onload="x()" id="a"/>', '<svg id="a"/>', ['onload']],
    ['<svg ONCLICK=x() id="a"/>', '<svg id="a"/>', ['ONCLICK']],
    ['<svg><foreignObject><p>x</p></foreignObject></svg>', '<svg></svg>', ['<foreignObject>']],
    ['<svg><a href="javascript:x()"><g/></a></svg>', '<svg><a><g/></a></svg>', ['href']],
    ['<svg><image xlink:href="//example.org/x.png"/></svg>', '<svg><image/></svg>', ['xlink:href']],
    [
      '<svg><style>@import "x.css"; a { fill: url(https://x/y) }</style></svg>',
      '<svg><style> a { fill: none }</style></svg>',
      ['@import', 'url(https://x/y)'],
    ],
  ])('%s', (svg, expected, removed) => {
    expect(cleanSvg(svg)).toEqual({ svg: expected, removed })
  })

  it('is left as it is when it only draws', () => {
    const svg =
      '<svg><defs><linearGradient id="a"/></defs><use href="#b"/><rect fill="url(#a)"/><image href="data:image/png;base64,AAAA"/><text>onload = x</text></svg>'
    expect(cleanSvg(svg)).toEqual({ svg, removed: [] })
  })
})
