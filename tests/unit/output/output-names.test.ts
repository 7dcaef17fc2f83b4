import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayCollide, type OutputRequest, planOutputs } from '../../../src/output/output-names.ts'

const span = (file: string, start = 10) => ({ file, start, end: start + 5 })

function request(name: string, change: Partial<OutputRequest> = {}): OutputRequest {
  return { brief: 'flood', name, format: 'pdf', ...change }
}

/** What is wrong with any of the requests, each once: a collision is told to both that want the file. */
function problemsOf(requests: readonly OutputRequest[]) {
  return [...new Set(planOutputs(requests).flatMap((output) => output.diagnostics))]
}

function pathsOf(requests: readonly OutputRequest[]): readonly string[] {
  expect(problemsOf(requests)).toEqual([])
  return planOutputs(requests).map((output) => output.path)
}

describe('planOutputs', () => {
  it('gives each request its path, in their order', () => {
    const requests = [request('b'), request('a', { brief: 'talks', variant: 'ur', format: 'html' })]
    expect(planOutputs(requests)).toEqual([
      { request: requests[0], path: 'b.pdf', diagnostics: [] },
      { request: requests[1], path: 'a.html', diagnostics: [] },
    ])
    expect(planOutputs([])).toEqual([])
  })

  it.each([
    ['flood-004', 'flood-004.pdf'],
    ['2026/04/flood', '2026/04/flood.pdf'],
    ['سیلاب', 'سیلاب.pdf'],
    ['Report (draft) [2], final', 'Report (draft) [2], final.pdf'],
    ['v1.2', 'v1.2.pdf'],
    ['flood.pdf', 'flood.pdf'],
    ['flood.PDF', 'flood.pdf'],
    ['flood.html', 'flood.pdf'],
    ['console', 'console.pdf'],
    ['com10', 'com10.pdf'],
    ['nullable/con-text', 'nullable/con-text.pdf'],
    ['A\u0308', 'Ä.pdf'],
    ['x'.repeat(230), `${'x'.repeat(230)}.pdf`],
  ])('takes %s', (name, path) => {
    expect(pathsOf([request(name)])).toEqual([path])
  })

  it.each([
    ['', 'the output name is empty'],
    ['  \n', 'the output name is empty'],
    ['/etc/passwd', 'output name `/etc/passwd` is an absolute path'],
    ['C:\\report', 'output name `C:\\report` is an absolute path'],
    ['c:report', 'output name `c:report` is an absolute path'],
    ['../report', 'output name `../report` leads out of its folder'],
    ['a/../../b', 'output name `a/../../b` leads out of its folder'],
    ['./a', 'output name `./a` leads out of its folder'],
    ['a//b', 'output name `a//b` has an empty folder or file name'],
    ['a/', 'output name `a/` has an empty folder or file name'],
    ['a\\b', 'output name `a\\b` has a character that file systems refuse: `\\`'],
    ['12:30', 'output name `12:30` has a character that file systems refuse: `:`'],
    ['what?', 'output name `what?` has a character that file systems refuse: `?`'],
    ['a|b', 'output name `a|b` has a character that file systems refuse: `|`'],
    ['<b>', 'output name `<b>` has a character that file systems refuse: `<`'],
    ['"a"', 'output name `"a"` has a character that file systems refuse: `"`'],
    ['a*', 'output name `a*` has a character that file systems refuse: `*`'],
    ['a\nb', 'output name `a\ufffdb` has a character that file systems refuse: U+000A'],
    ['a\u0000', 'output name `a\ufffd` has a character that file systems refuse: U+0000'],
    ['a\u007fb', 'output name `a\ufffdb` has a character that file systems refuse: U+007F'],
    ['a\ud800', 'output name `a\ufffd` has a character that file systems refuse: U+D800'],
    ['.hidden', 'output name `.hidden` has a folder or file name that begins with a dot or a space'],
    ['a/ b', 'output name `a/ b` has a folder or file name that begins with a dot or a space'],
    ['a./b', 'output name `a./b` has a folder or file name that ends with a dot or a space'],
    ['flood ', 'output name `flood ` has a folder or file name that ends with a dot or a space'],
    ['CON', 'output name `CON` uses `CON`, which Windows keeps for a device'],
    ['nul.2026', 'output name `nul.2026` uses `nul`, which Windows keeps for a device'],
    ['briefs/lpt1', 'output name `briefs/lpt1` uses `lpt1`, which Windows keeps for a device'],
    ['com¹', 'output name `com¹` uses `com¹`, which Windows keeps for a device'],
    ['aux .x', 'output name `aux .x` uses `aux`, which Windows keeps for a device'],
    ['ب'.repeat(116), `output name \`${'ب'.repeat(79)}…\` is too long: expected at most 230 bytes, found 232`],
  ])('refuses %j', (name, message) => {
    const where = span('briefs/flood/brief.yaml')
    const [fine, refused] = planOutputs([request('fine', { brief: 'other' }), request(name, { span: where })])
    expect(fine?.diagnostics).toEqual([])
    expect(refused?.diagnostics).toMatchObject([
      { severity: 'error', code: 'output/invalid-name', message: `${message} (brief \`flood\`)`, span: where },
    ])
    expect(refused?.diagnostics[0]?.hints?.length).toBe(1)
  })

  it('refuses every name that it would be unsafe to join to a folder', () => {
    const step = fc.oneof(
      fc.constantFrom('..', '.', '', ' ', 'a', 'con', 'C:', '~', '\\', '%2e%2e'),
      fc.string({ unit: 'grapheme' }),
    )
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), (steps) => {
        const [planned] = planOutputs([request(steps.join('/'))])
        if (planned === undefined || planned.diagnostics.length > 0) return
        const { path } = planned
        expect(new URL(encodeURI(path), 'file:///out/').pathname.startsWith('/out/')).toBe(true)
        expect(path).not.toMatch(/[<>:"|?*\\]|\p{Cc}|(^|\/)[. ]|[. ](\/|$)|\/\/|^\//u)
      }),
    )
  })

  describe('collisions', () => {
    const collisionsOf = problemsOf

    it('tells both reports and leaves the others alone', () => {
      const planned = planOutputs([request('a'), request('b'), request('A', { brief: 'talks' })])
      expect(planned.map((output) => output.diagnostics.map((diagnostic) => diagnostic.code))).toEqual([
        ['output/collision'],
        [],
        ['output/collision'],
      ])
    })

    it('names both reports, points at the second and shows the first', () => {
      const first = request('report', { span: span('briefs/flood.yaml') })
      const second = request('report', { brief: 'talks', span: span('briefs/talks.yaml') })
      expect(collisionsOf([first, second])).toEqual([
        {
          severity: 'error',
          code: 'output/collision',
          message: 'brief `flood` and brief `talks` both want `report.pdf`',
          span: second.span,
          related: [{ message: 'brief `flood` is named here', span: first.span }],
          hints: ['use `{{brief.id}}` in `output` to tell them apart'],
        },
      ])
    })

    it.each([
      ['variants', request('r'), request('r', { variant: 'ur' }), 'use `{{variant.id}}` in `output` to tell them apart'],
      ['rows', request('r'), request('r'), 'use a field of `{{each}}` in `output` to tell the rows apart'],
      ['briefs', request('r'), request('r', { brief: 'b', variant: 'x' }), 'use `{{brief.id}}` in `output` to tell them apart'],
    ])('says what tells %s apart', (_what, first, second, hint) => {
      expect(collisionsOf([first, second]).map((diagnostic) => diagnostic.hints)).toEqual([[hint]])
    })

    it('does not show the first place when it is the second’s too', () => {
      const where = span('briefs/flood.yaml')
      const [diagnostic] = collisionsOf([request('r', { span: where }), request('r', { variant: 'ur', span: where })])
      expect(diagnostic?.span).toEqual(where)
      expect(diagnostic?.related).toBeUndefined()
    })

    it('points at whichever place there is', () => {
      const where = span('briefs/flood.yaml')
      expect(collisionsOf([request('r', { span: where }), request('r')])[0]?.span).toEqual(where)
      expect(collisionsOf([request('r'), request('r')])[0]?.span).toBeUndefined()
    })

    it.each([
      ['case', 'Report', 'report'],
      ['case beyond ASCII', 'ÜBERSICHT', 'übersicht'],
      ['case of a folder', 'DE/report', 'de/report'],
      ['the final sigma', 'ΛΟΓΟΣ', 'λογος'],
      ['Unicode composition', 'Ubersicht-\u00dc', 'Ubersicht-U\u0308'],
      ['an ending', 'report', 'report.pdf'],
    ])('counts names alike that differ only in %s', (_what, first, second) => {
      expect(collisionsOf([request(first), request(second)])).toMatchObject([{ code: 'output/collision' }])
    })

    it.each([
      ['formats', request('r'), request('r', { format: 'html' })],
      ['folders', request('a/r'), request('b/r')],
      ['letters', request('Strasse'), request('Straße')],
      ['a file beside a folder', request('r'), request('r/r')],
    ])('tells %s apart', (_what, first, second) => {
      expect(collisionsOf([first, second])).toEqual([])
    })

    it('refuses a file where another report wants a folder, in either order', () => {
      const file = request('archive')
      const inside = request('archive.PDF/old', { brief: 'talks' })
      const message = 'brief `flood` and brief `talks` want `archive.pdf` as a file and as a folder'
      expect(collisionsOf([file, inside])).toMatchObject([{ code: 'output/collision', message }])
      expect(collisionsOf([inside, file])).toMatchObject([{ code: 'output/collision', message }])
    })

    it('reports all problems of a run at once', () => {
      const codes = collisionsOf([request('a'), request('a'), request('A'), request('..'), request('b')]).map(
        (diagnostic) => diagnostic.code,
      )
      expect(codes.sort()).toEqual(['output/collision', 'output/collision', 'output/invalid-name'])
    })
  })
})

describe('an output name', () => {
  it('says nothing of a good name, and names the variant of a bad one', () => {
    expect(problemsOf([request('fine')])).toEqual([])
    expect(problemsOf([request('..', { variant: 'ur' })])).toMatchObject([
      { message: 'output name `..` leads out of its folder (variant `ur` of `flood`)' },
    ])
  })
})

describe('mayCollide', () => {
  it.each([
    [[['a'], ['b']], false],
    [[['a', 'a'], ['b']], false],
    [[['a'], ['A.pdf']], true],
    [[['x/a'], ['x/b'], ['y/c']], false],
    [[['x/a'], ['x']], true],
    [[['x'], ['x/a']], true],
    [[['x/a'], ['x/b', 'X']], true],
    [[['x.pdf/a'], ['x']], true],
  ])('%j: %j', (lists, expected) => {
    expect(mayCollide(lists)).toBe(expected)
  })
})
