/** Code of a project: loaded, called, stopped, and what is told of its failures. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { relativeImports } from '../../../src/host/module-imports.ts'
import { createModuleDoor } from '../../../src/host/project-modules.ts'
import { importUrl } from '../../support/import-url.ts'

const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function doorTo(files: Readonly<Record<string, string>>, limitMs = 2000) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'sitrep-modules-')))
  folders.push(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return { root, door: createModuleDoor({ root, limitMs, importUrl }) }
}

async function failureOf(text: string, others: Readonly<Record<string, string>> = {}) {
  const { door } = doorTo({ 'helpers.mjs': text, ...others }, 500)
  const loaded = await door.load('helpers.mjs', '1', Object.keys(others))
  return loaded.ok ? 'loaded' : loaded.failure
}

async function call(text: string, name: string, args: readonly unknown[] = [], limitMs = 2000) {
  const { door } = doorTo({ 'helpers.mjs': text }, limitMs)
  const loaded = await door.load('helpers.mjs', '1', [])
  if (!loaded.ok) throw new Error(loaded.failure.message)
  return door.call(loaded.exports.get(name), args)
}

describe('load', () => {
  it('gives what the module exports, with what it imports', async () => {
    const { door } = doorTo({
      'lib/helpers.mjs': "import { km } from './km.mjs'\nexport const far = (report, m) => km(m)\n",
      'lib/km.mjs': 'export const km = (m) => m / 1000\n',
    })
    const loaded = await door.load('lib/helpers.mjs', '1', ['lib/km.mjs'])
    expect(loaded.ok && [...loaded.exports.keys()]).toEqual(['far'])
    expect(loaded.ok && door.call(loaded.exports.get('far'), [{}, 4200])).toMatchObject({ kind: 'value', value: 4.2 })
  })

  it('loads a changed module anew', async () => {
    const { root, door } = doorTo({ 'helpers.mjs': 'export const a = () => 1\n' })
    await door.load('helpers.mjs', '1', [])
    writeFileSync(join(root, 'helpers.mjs'), 'export const b = () => 1\n')
    const loaded = await door.load('helpers.mjs', '2', [])
    expect(loaded.ok && [...loaded.exports.keys()]).toEqual(['b'])
  })

  it('says where the syntax is wrong, in an imported file too', async () => {
    expect(await failureOf('export function a(report) {}\nexport function b(r { return 2 }\n')).toEqual({
      message: "Unexpected token '{'",
      place: { path: 'helpers.mjs', line: 2, column: 21 },
    })
    const inOther = await failureOf("import './km.mjs'\nexport const a = () => 1\n", { 'km.mjs': 'export const km = ;\n' })
    expect(inOther).toMatchObject({ place: { path: 'km.mjs', line: 1, column: 19 } })
  })

  it('says where it threw, and which package is not there, without the machine’s folders', async () => {
    expect(await failureOf("const a = 1\nthrow new Error('no luck')\n")).toEqual({
      message: 'no luck',
      place: { path: 'helpers.mjs', line: 2, column: 7 },
    })
    const missing = await failureOf("import a from 'no-such-package'\nexport const b = () => a\n")
    expect(missing).toEqual({
      message: "Cannot find package 'no-such-package' imported from helpers.mjs",
      missingPackage: 'no-such-package',
    })
  })

  it('does not wait for ever', async () => {
    const failure = await failureOf('await new Promise(() => {})\nexport const a = () => 1\n')
    expect(failure).toEqual({ message: 'it has not loaded within 0.5 seconds' })
  })
})

describe('call', () => {
  it('tells what was thrown, and where in the project', async () => {
    const result = await call('export function a(report, x) {\n  return x.length\n}\n', 'a', [{}, undefined])
    expect(result).toEqual({
      kind: 'threw',
      failure: {
        message: "Cannot read properties of undefined (reading 'length')",
        place: { path: 'helpers.mjs', line: 2, column: 12 },
      },
    })
    expect(await call("export const a = () => { throw 'just text' }\n", 'a')).toEqual({
      kind: 'threw',
      failure: { message: 'just text' },
    })
  })

  it('keeps one line of a long message', async () => {
    const result = await call("export const a = () => { throw new Error('x'.repeat(300) + '\\nmore') }\n", 'a')
    expect(result.kind === 'threw' && result.failure.message).toBe(`${'x'.repeat(200)}…`)
  })

  it('stops what does not return, and goes on', async () => {
    const text = 'export const loop = () => { for (;;); }\nexport const fine = () => 1\n'
    const { door } = doorTo({ 'helpers.mjs': text }, 100)
    const loaded = await door.load('helpers.mjs', '1', [])
    if (!loaded.ok) throw new Error(loaded.failure.message)
    expect(door.call(loaded.exports.get('loop'), [])).toEqual({ kind: 'stopped', afterMs: 100 })
    expect(door.call(loaded.exports.get('fine'), [])).toMatchObject({ kind: 'value', value: 1 })
  })
})

describe('relativeImports', () => {
  it.each([
    ["import { a } from './a.mjs'", ['lib/a.mjs']],
    ["import {\n  a,\n} from '../a.mjs'", ['a.mjs']],
    ["export * from './a.mjs'; import './b.mjs'", ['lib/a.mjs', 'lib/b.mjs']],
    ["const a = await import('./a.mjs?x#y')", ['lib/a.mjs']],
    ["import a from 'a'; import fs from 'node:fs'", []],
    ["// import './a.mjs'\n/* import './b.mjs' */", []],
    ["import a from '../../outside.mjs'", []],
    ["const name = './' + x; import(name)", []],
  ])('%s', (text, paths) => {
    expect(relativeImports('lib/helpers.mjs', text).map(({ path }) => path)).toEqual(paths)
  })

  it('knows where the name stands', () => {
    const text = "/* ./no.mjs */ import { a } from './a.mjs'"
    const [found] = relativeImports('helpers.mjs', text)
    expect(text.slice(found?.start, found?.end)).toBe('./a.mjs')
  })
})
