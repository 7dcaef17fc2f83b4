import { describe, expect, it } from 'vitest'
import { checkProse } from '../../../src/render/check-prose.ts'
import { type DossierParts, fact, marked, mergedFrom, places } from './render-support.ts'

const parts: DossierParts = {
  facts: [
    fact('truce-holds'),
    fact('displaced', { kind: 'figure', figure: { measure: 'm', value: 41200, qualifier: 'atLeast' } }),
  ],
  fields: { data: { rows: [{ name: 'x' }] } },
}

/** One brief with the place of the error between ⟦ and ⟧. */
function check(yaml: string) {
  const { text, start, end } = marked(yaml)
  const found = checkProse(mergedFrom(text, parts), new Set(['truce-holds', 'displaced', 'turkish-visit']))
  return { found, place: `briefs/flood/brief.yaml:${start}-${end}` }
}

describe('checkProse', () => {
  const cases: readonly (readonly [string, string, string, string, string | undefined])[] = [
    [
      'a misspelt citation inside a block scalar',
      'sections:\n  - body: |\n      First line.\n\n      It holds [@truce-holds; @⟦truce-hold⟧].\n',
      'source/unknown',
      'no fact has the id `truce-hold`',
      'check if you meant `truce-holds`',
    ],
    [
      'a citation in a plain scalar',
      'highlights:\n  - It holds. [@⟦turkish-visti⟧]\n',
      'source/unknown',
      'no fact has the id `turkish-visti`',
      'check if you meant `turkish-visit`',
    ],
    [
      'a citation in double quotes after an escape',
      'highlights: ["\\"x\\" \\u00e9 [@⟦nobody⟧]"]\n',
      'source/unknown',
      'no fact has the id `nobody`',
      undefined,
    ],
    [
      'a citation in a folded scalar',
      'sections:\n  - body: >-\n      One line and\n      another [@⟦nobody⟧,\n      para 3].\n',
      'source/unknown',
      'no fact has the id `nobody`',
      undefined,
    ],
    [
      'a citation that is never closed',
      'highlights:\n  - "It holds ⟦[@⟧truce-holds."\n',
      'brief/invalid',
      'this citation is never closed',
      undefined,
    ],
    [
      'an unknown fact in an expression',
      "sections:\n  - body: |\n      a\n      b {{figure '⟦displacd⟧' unit=false}} c\n",
      'source/unknown',
      'no fact has the id `displacd`',
      'check if you meant `displaced`',
    ],
    [
      'a figure of a fact without number',
      'sections:\n  - body: |\n      {{figure "⟦truce-holds⟧"}}\n',
      'template/helper-failed',
      'fact `truce-holds` has no number: it is of kind `event`',
      undefined,
    ],
    [
      'a misspelt path',
      'sections:\n  - body: |\n      line\n      {{brief.⟦titel⟧}}\n',
      'template/unknown-path',
      '`brief` has no `titel`',
      'check if you meant `title`',
    ],
    [
      'a misspelt column of data',
      'sections:\n  - body: |\n      {{#each data.rows}}\n      {{⟦nmae⟧}}\n      {{/each}}\n',
      'template/unknown-path',
      'nothing here is called `nmae`',
      'check if you meant `name`',
    ],
    [
      'a helper for pages',
      'sections:\n  - body: "{{⟦sourceLine⟧ sources.[0]}}"\n',
      'template/unknown-helper',
      'helper `sourceLine` cannot be used in prose',
      undefined,
    ],
    [
      'a misspelt helper',
      'sections:\n  - body: "{{⟦figrue⟧ \'displaced\'}}"\n',
      'template/unknown-helper',
      'no helper is called `figrue`',
      'check if you meant `figure`',
    ],
    [
      'a partial',
      'sections:\n  - body: "{{> ⟦masthead⟧}}"\n',
      'template/unknown-partial',
      'no partial is called `masthead`',
      undefined,
    ],
    [
      'an open block',
      'sections:\n  - body: |\n      a\n      ⟦{{#if brief.title}}⟧ b\n',
      'template/syntax',
      'block `if` is never closed',
      'put `{{/if}}` where it ends',
    ],
    [
      'an open expression',
      'highlights:\n  - ok\n  - "a ⟦{{brief.title⟧"\n',
      'template/syntax',
      'this expression is never closed',
      undefined,
    ],
    [
      'a printed list',
      'sections:\n  - body: "{{⟦highlights⟧}}"\n',
      'template/not-printable',
      'expected a value to print, found a list',
      undefined,
    ],
  ]
  it.each(cases)('finds %s', (_name, yaml, code, message, hint) => {
    const { found, place } = check(yaml)
    expect(places(found)).toEqual([`${code} ${place}`])
    expect(found[0]?.message).toBe(message)
    if (hint !== undefined) expect(found[0]?.hints).toContain(hint)
  })

  it('finds everything at once, in the order of the file', () => {
    const yaml = 'highlights:\n  - "[@x1] {{y}} [@x2]"\ngaps:\n  - "{{figure \\"x3\\"}}"\n  - fine [@truce-holds]\n'
    const found = checkProse(mergedFrom(yaml, parts), new Set())
    expect(found.map(({ message }) => message)).toEqual([
      'no fact has the id `x1`',
      'nothing here is called `y`',
      'no fact has the id `x2`',
      'no fact has the id `x3`',
    ])
  })

  it('has nothing to say of code, escapes and comments', () => {
    const yaml = 'sections:\n  - body: |\n      `[@nobody]` \\[@nobody] \\{{nobody}} {{! nobody }} {{!-- {{nobody}} --}}\n'
    expect(checkProse(mergedFrom(yaml, parts), new Set())).toEqual([])
  })
})
