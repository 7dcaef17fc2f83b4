import { describe, expect, it } from 'vitest'
import { checkTemplateSet } from '../../../src/render/check-template.ts'
import { marked, mergedFrom, places, templateSet } from './render-support.ts'

/** One file of the template with the place of the error between ⟦ and ⟧. */
async function check(path: string, template: string) {
  const { text, start, end } = marked(template)
  const found = checkTemplateSet(await templateSet({ [path]: text }))
  return { found, place: `templates/plain/${path}:${start}-${end}` }
}

describe('the templates of the tests', () => {
  it('have no errors themselves', async () => {
    expect(checkTemplateSet(await templateSet())).toEqual([])
  })
})

describe('checkTemplateSet: what a template says wrong', () => {
  const page = (body: string): string => `<html><head><style>{{{css}}}</style></head><body>\n${body}\n</body></html>`
  const cases: readonly (readonly [string, string, string, string, string | undefined])[] = [
    // name, template, code, message, first hint
    ['a misspelt field', '{{brief.⟦titel⟧}}', 'template/unknown-path', '`brief` has no `titel`', 'check if you meant `title`'],
    [
      'a misspelt name',
      '<p>{{⟦breif⟧.title}}</p>',
      'template/unknown-path',
      'nothing here is called `breif`',
      'check if you meant `brief`',
    ],
    [
      'a name of the page inside each',
      '{{#each sections}}{{⟦marking⟧.label}}{{/each}}',
      'template/unknown-path',
      'nothing here is called `marking`',
      'write `../marking`',
    ],
    [
      'a field of a value',
      '{{brief.title.⟦length2⟧}}',
      'template/unknown-path',
      '`brief.title` is a value and has no `length2`',
      undefined,
    ],
    [
      'a name on a list',
      '{{#if sections.⟦first⟧}}{{/if}}',
      'template/unknown-path',
      '`sections` is a list and has no `first`',
      undefined,
    ],
    [
      'a step above the top',
      '{{⟦../brief.title⟧}}',
      'template/unknown-path',
      '`../brief.title` leads out of the template',
      undefined,
    ],
    ['@index outside of each', '{{⟦@index⟧}}', 'template/unknown-path', '`@index` stands outside of any `{{#each}}`', undefined],
    [
      'an unknown @ name',
      '{{#each sections}}{{⟦@indx⟧}}{{/each}}',
      'template/unknown-path',
      'there is no `@indx`',
      'check if you meant `@index`',
    ],
    [
      'a misspelt path under @root',
      '{{#each sections}}{{@root.brief.⟦tittle⟧}}{{/each}}',
      'template/unknown-path',
      '`@root.brief` has no `tittle`',
      'check if you meant `title`',
    ],
    [
      'a block parameter’s field',
      '{{#each sections as |s i|}}{{i}}{{s.⟦titel⟧}}{{/each}}',
      'template/unknown-path',
      '`s` has no `titel`',
      'check if you meant `title`',
    ],
    [
      'a key in lookup',
      '{{lookup brief ⟦"titel"⟧}}',
      'template/unknown-path',
      'nothing here is called `titel`',
      'check if you meant `title`',
    ],
    ['a prototype', '{{brief.⟦constructor⟧}}', 'template/unknown-path', '`brief` has no `constructor`', undefined],
    [
      'an unknown helper',
      '{{⟦dat⟧ brief.asOf}}',
      'template/unknown-helper',
      'no helper is called `dat`',
      'check if you meant `date`',
    ],
    [
      'an unknown block',
      '{{#⟦wiht⟧ brief}}{{/wiht}}',
      'template/unknown-helper',
      'no block is called `wiht`',
      'check if you meant `with`',
    ],
    [
      'a section on a value',
      '{{#⟦sections⟧}}{{/sections}}',
      'template/unknown-helper',
      'no block is called `sections`',
      'use `{{#if sections}}`, `{{#each sections}}` or `{{#with sections}}`',
    ],
    ['a helper as block', '{{#⟦date⟧ brief.asOf}}{{/date}}', 'template/unknown-helper', 'helper `date` is no block', undefined],
    ['a block as helper', '{{⟦each⟧ sections}}', 'template/unknown-helper', '`each` is a block, not a helper', undefined],
    ['log', '{{⟦log⟧ brief.title}}', 'template/unknown-helper', 'no helper is called `log`', undefined],
    [
      'an unknown helper inside another',
      '{{upper (⟦trm⟧ "kind" "claim")}}',
      'template/unknown-helper',
      'no helper is called `trm`',
      'check if you meant `term`',
    ],
    [
      'too few arguments',
      '⟦{{pad brief.number}}⟧',
      'template/helper-failed',
      'helper `pad` takes 2 arguments, found 1',
      undefined,
    ],
    [
      'too many arguments',
      '⟦{{upper brief.title brief.id}}⟧',
      'template/helper-failed',
      'helper `upper` takes 1 argument, found 2',
      undefined,
    ],
    [
      'a helper’s unknown option',
      '{{date brief.asOf ⟦styl="short"⟧}}',
      'template/helper-failed',
      'helper `date` has no option `styl`',
      'check if you meant `style`',
    ],
    [
      'a wrong value of an option',
      '{{date brief.asOf style=⟦"shrt"⟧}}',
      'template/helper-failed',
      'expected `style` to be `short`, `medium`, `long`, `time`, `month` or `iso`, found `shrt`',
      'check if you meant `short`',
    ],
    [
      'a list where a value belongs',
      '{{upper ⟦sections⟧}}',
      'template/helper-failed',
      'helper `upper` expected a value, found a list',
      undefined,
    ],
    [
      'a value where a list belongs',
      '{{join ⟦brief.title⟧}}',
      'template/helper-failed',
      'helper `join` expected a list, found a value',
      undefined,
    ],
    [
      'a printed list',
      '{{⟦sections⟧}}',
      'template/not-printable',
      'expected a value to print, found a list',
      'write `{{#each sections}}…{{/each}}`, or `{{join sections}}`',
    ],
    [
      'a printed object',
      '{{⟦brief⟧}}',
      'template/not-printable',
      'expected a value to print, found an object',
      'name one of its fields',
    ],
    [
      'printed prose',
      '{{#each highlights}}{{⟦this⟧}}{{/each}}',
      'template/not-printable',
      'expected a value to print, found prose',
      'write `{{md this}}`',
    ],
    [
      'a printed list out of a helper',
      '{{⟦first⟧ sections 2}}',
      'template/not-printable',
      'expected a value to print, found a list',
      undefined,
    ],
    [
      'going through a value',
      '{{#each ⟦brief.title⟧}}{{/each}}',
      'template/not-printable',
      'expected a list to go through, found a value',
      undefined,
    ],
    ['an unknown partial', '{{> ⟦masthed⟧}}', 'template/unknown-partial', 'no partial is called `masthed`', undefined],
    [
      'a partial by an expression',
      '{{> (⟦lookup brief "id"⟧)}}',
      'template/unknown-partial',
      'expected the name of a partial, found an expression',
      undefined,
    ],
    [
      'an unknown label',
      '{{label ⟦"asof"⟧}}',
      'template/unknown-label',
      'no label has the key `asof`',
      'check if you meant `asOf`',
    ],
    [
      'an unknown group of labels',
      '{{term ⟦"kinds"⟧ "x"}}',
      'template/unknown-label',
      'no labels have the group `kinds`',
      'check if you meant `kind`',
    ],
    [
      'a file that is not there',
      '<img src="{{asset ⟦"images/logo.svg"⟧}}">',
      'template/missing-asset',
      'there is no file `images/logo.svg` in the template',
      undefined,
    ],
    [
      'an address in the HTML',
      '<img alt="" src="⟦images/logo.svg⟧">',
      'template/missing-asset',
      '`images/logo.svg` cannot be reached from the page',
      'write `{{asset "images/logo.svg"}}`',
    ],
    ['an unknown decorator', '{{* ⟦foo⟧}}', 'template/unknown-helper', 'no decorator is called `foo`', undefined],
  ]
  it.each(cases)('%s', async (_name, body, code, message, hint) => {
    const { found, place } = await check('page.hbs', page(body))
    // `(lookup …)` has its brackets outside of the marks.
    const widened = body.includes('(⟦lookup')
      ? place.replace(/:(\d+)-(\d+)$/, (_w, a, b) => `:${Number(a) - 1}-${Number(b) + 1}`)
      : place
    expect(places(found)).toEqual([`${code} ${widened}`])
    expect(found[0]?.message).toBe(message)
    if (hint !== undefined) expect(found[0]?.hints?.[0]).toBe(hint)
  })
})

describe('checkTemplateSet: syntax', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['an open block, named where it was opened', 'a\n{{#each sections}}\n⟦{{#if id}}⟧ b {{> x}}', 'block `if` is never closed'],
    ['a closing tag that does not fit', '{{#if id}}{{#each sections}}\n⟦{{/if}}⟧', 'expected `{{/each}}`, found `{{/if}}`'],
    ['a closing tag too many', 'x\n y ⟦{{/if}}⟧', '`{{/if}}` closes nothing'],
    ['an expression that is not closed', '<p>\n  ⟦{{brief.title⟧\n</p>', 'this expression is never closed'],
    ['a comment that is not closed', 'x ⟦{{!--⟧ y', 'this comment is never closed'],
    ['an else without a block', 'x ⟦{{⟧else}} y', '`{{else}}` has no block here'],
    ['a missing value', '{{date style=⟦}}⟧', 'expected a name or value, found `}}`'],
    ['a path that is none', '{{⟦brief.this⟧}}', '`brief.this` is no path'],
  ]
  it.each(cases)('%s', async (_name, template, message) => {
    const { found, place } = await check('partials/odd.hbs', template)
    expect(places(found)).toEqual([`template/syntax ${place}`])
    expect(found[0]?.message).toBe(message)
  })

  it('says where the block was opened that another tag closes', async () => {
    const { found } = await check('partials/odd.hbs', '{{#if a}}⟦{{/each}}⟧')
    expect(found[0]?.related).toEqual([
      { message: 'block `if` opened here', span: { file: 'templates/plain/partials/odd.hbs', start: 0, end: 9 } },
    ])
  })

  it('goes on with the other files', async () => {
    const set = await templateSet({
      'partials/a.hbs': '{{#if a}}',
      'partials/b.hbs': '{{/if}}',
      'views/gaps.hbs': '{{titel}} {{> partials/a}}',
    })
    expect(checkTemplateSet(set).map(({ code, span }) => [code, span?.file.slice('templates/plain/'.length)])).toEqual([
      ['template/syntax', 'partials/a.hbs'],
      ['template/syntax', 'partials/b.hbs'],
      ['template/unknown-path', 'views/gaps.hbs'],
    ])
  })
})

describe('checkTemplateSet: what is in scope', () => {
  const right: readonly (readonly [string, Record<string, string>])[] = [
    [
      'each, with, ../ and block parameters',
      {
        'views/gaps.hbs':
          '{{#each facts as |f i|}}{{@index}}{{@first}}{{@last}}{{@key}}{{i}}{{f.text}}{{text}}{{../title}}{{#with figure}}{{value}}{{../text}}{{../../title}}{{/with}}{{else}}{{title}}{{/each}}',
      },
    ],
    [
      'this, ./ and array positions',
      {
        'views/gaps.hbs':
          '{{this.title}}{{./title}}{{facts.[0].text}}{{facts.length}}{{#each items}}{{md this}}{{md .}}{{/each}}',
      },
    ],
    [
      '@root inside a view',
      {
        'views/gaps.hbs':
          '{{@root.brief.title}}{{#each @root.facts}}{{text}}{{@key}}{{/each}}{{lookup (lookup @root.actors "x") "name"}}',
      },
    ],
    [
      'fields that are named like helpers',
      {
        'views/sources.hbs':
          '{{#each sources}}{{number}}{{/each}}{{#with methodology}}{{#each kinds}}{{count}}{{/each}}{{/with}}',
      },
    ],
    [
      'a partial with the caller’s context',
      { 'views/gaps.hbs': '{{#each facts}}{{> partials/fact}}{{/each}}', 'partials/fact.hbs': '{{text}}{{@index}}' },
    ],
    [
      'a partial with values by name',
      { 'views/gaps.hbs': '{{> partials/p heading=title}}', 'partials/p.hbs': '{{heading}}{{id}}' },
    ],
    ['a partial with another context', { 'views/gaps.hbs': '{{> partials/p methodology}}', 'partials/p.hbs': '{{factCount}}' }],
    [
      'a block for a partial',
      {
        'views/gaps.hbs': '{{#> partials/p facts.[0]}}{{text}}{{../title}}{{/partials/p}}',
        'partials/p.hbs': '<b>{{> @partial-block}}</b>',
      },
    ],
    ['a block for a partial that may be missing', { 'views/gaps.hbs': '{{#> partials/none}}{{title}}{{/partials/none}}' }],
    [
      'a partial that asks for its block',
      { 'views/gaps.hbs': '{{> partials/p}}', 'partials/p.hbs': '{{#if @partial-block}}{{> @partial-block}}{{/if}}' },
    ],
    ['inline partials', { 'views/gaps.hbs': '{{#*inline "row"}}{{text}}{{/inline}}{{#each facts}}{{> row}}{{/each}}' }],
    [
      'inline partials for a layout',
      {
        'views/gaps.hbs': '{{#> partials/l}}{{#*inline "nav"}}{{title}}{{/inline}}{{/partials/l}}',
        'partials/l.hbs': '{{> nav}}',
      },
    ],
    [
      'a partial that calls itself',
      { 'views/gaps.hbs': '{{> partials/p}}', 'partials/p.hbs': '{{title}}{{#if body}}{{> partials/p}}{{/if}}' },
    ],
    ['an inline partial that calls itself', { 'views/gaps.hbs': '{{#*inline "r"}}{{> r}}{{/inline}}{{> r}}' }],
    ['a partial that nobody calls', { 'partials/p.hbs': '{{whatever.it.is}}{{#each those}}{{that}}{{/each}}' }],
    [
      'what is known and may be absent',
      {
        'page.hbs':
          '<style>{{{css}}}</style>{{brief.subtitle}}{{variant.id}}{{each.row.x}}{{data.anything.at.all}}{{facts.some-fact.figure.value}}',
      },
    ],
    [
      'whitespace control, comments, escapes',
      { 'views/gaps.hbs': '{{~title~}} {{!-- {{nope}} --}} {{! {{nope }} \\{{nope}} {{{title}}}' },
    ],
  ]
  it.each(right)('lets through: %s', async (_name, files) => {
    expect(checkTemplateSet(await templateSet(files))).toEqual([])
  })

  const wrong: readonly (readonly [string, Record<string, string>, readonly string[]])[] = [
    [
      'a partial under two contexts, wrong under one',
      { 'views/gaps.hbs': '{{> partials/p}}{{#each facts}}{{> partials/p}}{{/each}}', 'partials/p.hbs': '{{title}}' },
      ['partials/p.hbs: nothing here is called `title`'],
    ],
    [
      'the caller’s parent, out of a partial',
      { 'views/gaps.hbs': '{{#each facts}}{{> partials/p}}{{/each}}', 'partials/p.hbs': '{{../title}}' },
      ['partials/p.hbs: `../title` leads out of the partial'],
    ],
    [
      'the content of a partial’s block',
      { 'views/gaps.hbs': '{{#> partials/p facts.[0]}}{{titel}}{{/partials/p}}', 'partials/p.hbs': '{{> @partial-block}}' },
      ['views/gaps.hbs: nothing here is called `titel`'],
    ],
    [
      'an inline partial where it is called',
      { 'views/gaps.hbs': '{{#*inline "row"}}{{title}}{{/inline}}{{#each facts}}{{> row}}{{/each}}' },
      ['views/gaps.hbs: nothing here is called `title`'],
    ],
    [
      'a missing block',
      { 'views/gaps.hbs': '{{> partials/p}}', 'partials/p.hbs': '{{> @partial-block}}' },
      ['partials/p.hbs: there is no block to put here: this template is called without one'],
    ],
    [
      'each of two errors in one tag',
      { 'views/gaps.hbs': '{{date titel styl=tidle}}' },
      [
        'views/gaps.hbs: nothing here is called `titel`',
        'views/gaps.hbs: helper `date` has no option `styl`',
        'views/gaps.hbs: nothing here is called `tidle`',
      ],
    ],
    [
      'what does not depend on the context, in a partial that nobody calls',
      { 'partials/p.hbs': '{{dat x}}{{@root.breif}}' },
      ['partials/p.hbs: no helper is called `dat`', 'partials/p.hbs: `@root` has no `breif`'],
    ],
    [
      'else branches',
      { 'views/gaps.hbs': '{{#if title}}a{{else if titel}}b{{else}}{{tital}}{{/if}}' },
      ['views/gaps.hbs: nothing here is called `titel`', 'views/gaps.hbs: nothing here is called `tital`'],
    ],
  ]
  it.each(wrong)('finds: %s', async (_name, files, expected) => {
    const found = checkTemplateSet(await templateSet(files))
    expect(found.map(({ span, message }) => `${span?.file.slice('templates/plain/'.length)}: ${message}`)).toEqual(expected)
  })
})

describe('checkTemplateSet with a brief', () => {
  const rows = { data: { districts: [{ name: 'North', people: 3 }, { name: 'South' }] } }

  it('compares paths into data with what is there', async () => {
    const set = await templateSet({
      'views/gaps.hbs': '{{#each @root.data.districts}}{{name}}{{people}}{{nmae}}{{/each}}{{@root.data.regions}}',
    })
    const found = checkTemplateSet(set, mergedFrom('sections: []', { fields: rows }))
    expect(found.map(({ message }) => message)).toEqual(['nothing here is called `nmae`', '`@root.data` has no `regions`'])
    expect(checkTemplateSet(set)).toEqual([])
  })

  it('compares paths into the row of forEach with its columns', async () => {
    const set = await templateSet({ 'views/gaps.hbs': '{{@root.each.row.district}}{{@root.each.row.distirct}}' })
    const each = { index: 1, row: { district: 'North' } }
    const found = checkTemplateSet(set, mergedFrom('sections: []', { fields: { each } }))
    expect(found.map(({ message }) => message)).toEqual(['`@root.each.row` has no `distirct`'])
  })

  it('reports a view that the template does not have, where the brief asks for it', async () => {
    const { text, start, end } = marked('sections:\n  - view: ⟦contacts⟧\n')
    const found = checkTemplateSet(await templateSet(), mergedFrom(text))
    expect(places(found)).toEqual([`template/unknown-partial briefs/flood/brief.yaml:${start}-${end}`])
  })
})

describe('checkTemplateSet: the template as a whole', () => {
  it('reports a template without a page', async () => {
    const found = checkTemplateSet(await templateSet({ 'page.hbs': undefined }))
    expect(places(found)).toEqual(['template/invalid templates/plain/template.yaml:0-0'])
  })

  it('reports a page that leaves out the styles', async () => {
    const files = { 'template.yaml': 'title: Plain\nstyles: a.css\n', 'a.css': 'p {}', 'page.hbs': '<p>x</p>' }
    expect(checkTemplateSet(await templateSet(files)).map(({ message }) => message)).toEqual(['no template prints the styles'])
  })

  it('reports words that rendering needs and English lacks', async () => {
    const found = checkTemplateSet(await templateSet({ 'labels/en.yaml': 'asOf: As of' }))
    expect(found.map(({ code }) => code)).toEqual(['template/unknown-label'])
    expect(found[0]?.message).toContain('`qualifier.atLeast`')
  })
})
