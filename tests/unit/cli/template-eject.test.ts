/** Copying out what one wants to change, and nothing else. */
import { describe, expect, it } from 'vitest'
import { type EjectRequest, eject } from '../../../src/cli/commands/template-eject.ts'
import { createMemoryHost } from '../../../src/host/memory-host.ts'

const shipped = {
  'sitrep:templates/base/template.yaml': 'title: Base',
  'sitrep:templates/base/page.hbs': 'page',
  'sitrep:templates/base/views/timeline.hbs': 'timeline',
  'sitrep:templates/sitrep/template.yaml': 'title: Sitrep\nextends: base\nstyles: [styles/tokens.css]',
  'sitrep:templates/sitrep/partials/masthead.hbs': 'masthead',
  'sitrep:templates/sitrep/styles/tokens.css': 'tokens',
  'sitrep:templates/sitrep/images/logo.png': new Uint8Array([137, 80, 255]),
  'sitrep:templates/sitrep/images/logo.svg': '<svg/>',
}

async function ejected(request: Partial<EjectRequest>, files: Readonly<Record<string, string>> = {}) {
  const host = createMemoryHost({ ...shipped, ...files })
  const result = await eject({ template: 'sitrep', file: undefined, force: false, ...request }, host)
  const written = Object.fromEntries([...host.written()].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]))
  return { result, written }
}

describe('a template that is begun', () => {
  it('has a `template.yaml`, and the file that is wanted', async () => {
    const { result, written } = await ejected({ template: 'our-house', file: 'masthead', extends: 'sitrep' })
    expect(written).toEqual({
      'templates/our-house/template.yaml': 'title: "Our house"\nextends: sitrep\n',
      'templates/our-house/partials/masthead.hbs': 'masthead',
    })
    expect(result).toEqual({ kind: 'written', paths: Object.keys(written).sort().reverse() })
    expect((await ejected({ template: 'house', extends: 'base' })).written).toEqual({
      'templates/house/template.yaml': 'title: "House"\nextends: base\n',
    })
  })

  it.each([
    [{ template: 'house', file: 'mastheed', extends: 'sitrep' }, 'template `house` has no file `mastheed`'],
    [{ template: 'house', file: 'masthead', extends: 'sitrap' }, 'no template is called `sitrap`'],
    [{ template: 'sitrep', file: 'masthead', extends: 'base' }, 'there is a template `sitrep` already'],
    [{ template: '../house', file: 'masthead', extends: 'base' }, '`../house` cannot be the name of a template'],
  ])('is not begun when something is wrong: %o', async (request, message) => {
    const { result, written } = await ejected(request)
    expect(result).toMatchObject({ kind: 'refused', diagnostics: [{ message }] })
    expect(written).toEqual({})
  })

  it('is the way out for whoever names one that is not there', async () => {
    const { result } = await ejected({ template: 'house', file: 'masthead' })
    const hint = 'begin a template of your own: `sitrep template eject house masthead --extends sitrep`'
    expect(result).toMatchObject({ diagnostics: [{ code: 'template/not-found', hints: expect.arrayContaining([hint]) }] })
  })
})

describe('one file', () => {
  it.each([
    ['masthead', 'templates/sitrep/partials/masthead.hbs'],
    ['partials/masthead', 'templates/sitrep/partials/masthead.hbs'],
    ['partials/masthead.hbs', 'templates/sitrep/partials/masthead.hbs'],
    ['tokens', 'templates/sitrep/styles/tokens.css'],
    ['styles/tokens.css', 'templates/sitrep/styles/tokens.css'],
  ])('%s is %s', async (file, path) => {
    expect(Object.keys((await ejected({ file })).written)).toEqual([path])
  })

  it('may come from a template that is extended, and takes its place here', async () => {
    const { written } = await ejected({ file: 'timeline' })
    expect(written).toEqual({ 'templates/sitrep/views/timeline.hbs': 'timeline' })
  })

  it('may be for a template of the project that extends a shipped one', async () => {
    const ours = { 'templates/ours/template.yaml': 'title: Ours\nextends: sitrep' }
    const { written } = await ejected({ template: 'ours', file: 'masthead' }, ours)
    expect(written).toEqual({ 'templates/ours/partials/masthead.hbs': 'masthead' })
  })

  it('that could be several is asked back', async () => {
    expect((await ejected({ file: 'logo' })).result).toMatchObject({
      kind: 'refused',
      diagnostics: [{ hints: ['write `images/logo.png`', 'write `images/logo.svg`'] }],
    })
  })

  it('that is no text is copied byte by byte', async () => {
    const host = createMemoryHost(shipped)
    await eject({ template: 'sitrep', file: 'logo.png', force: false }, host)
    expect(host.written().get('templates/sitrep/images/logo.png')).toEqual(new Uint8Array([137, 80, 255]))
  })

  it('that is none is suggested, and said once', async () => {
    const { result, written } = await ejected({ file: 'mastheed' })
    expect(written).toEqual({})
    expect(result).toMatchObject({
      kind: 'refused',
      diagnostics: [{ message: 'template `sitrep` has no file `mastheed`', hints: ['check if you meant `masthead`'] }],
    })
  })
})

describe('a whole template', () => {
  it('is copied without what it extends', async () => {
    expect(Object.keys((await ejected({})).written)).toEqual([
      'templates/sitrep/images/logo.png',
      'templates/sitrep/images/logo.svg',
      'templates/sitrep/partials/masthead.hbs',
      'templates/sitrep/styles/tokens.css',
      'templates/sitrep/template.yaml',
    ])
  })

  it('that is the project’s own has nothing to copy, and what it extends is listed', async () => {
    const ours = { 'templates/ours/template.yaml': 'title: Ours\nextends: sitrep' }
    const { result, written } = await ejected({ template: 'ours' }, ours)
    expect(written).toEqual({})
    expect(result).toMatchObject({
      kind: 'refused',
      diagnostics: [{ hints: [expect.stringContaining('`partials/masthead.hbs`')] }],
    })
  })

  it('that does not exist is suggested', async () => {
    expect((await ejected({ template: 'sitrap' })).result).toMatchObject({
      kind: 'refused',
      diagnostics: [{ code: 'template/not-found', hints: expect.arrayContaining([expect.stringContaining('`sitrep`')]) }],
    })
  })
})

describe('what is there already', () => {
  const mine = { 'templates/sitrep/styles/tokens.css': 'mine' }

  it('is not overwritten, and nothing else is written either', async () => {
    const { written, result } = await ejected({}, mine)
    expect(written).toEqual({})
    expect(result).toEqual({ kind: 'there', paths: ['templates/sitrep/styles/tokens.css'] })
  })

  it('is overwritten with what came with Sitrep when forced', async () => {
    expect((await ejected({ file: 'tokens', force: true }, mine)).written).toEqual({
      'templates/sitrep/styles/tokens.css': 'tokens',
    })
  })
})
