import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { create } from 'fontkit'
import { describe, expect, it } from 'vitest'
import { readFont } from '../../../src/render/read-font.ts'

const folderOf = (name: string) => join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'files')
const packages = ['@fontsource/source-serif-4', '@fontsource/ibm-plex-sans-condensed', '@fontsource/noto-naskh-arabic']
const files = packages.flatMap((name) =>
  readdirSync(folderOf(name))
    .filter((file) => /-(?:latin|greek|math|arabic)-400-normal\.woff2?$/.test(file))
    .map((file) => join(folderOf(name), file)),
)

describe('the characters of a font', () => {
  it('has fonts to look at, of both kinds of packing', () => {
    expect(files.filter((file) => file.endsWith('.woff2')).length).toBeGreaterThan(3)
    expect(files.filter((file) => file.endsWith('.woff')).length).toBeGreaterThan(3)
  })

  it.each(files.map((file) => [file.split('/').at(-1) ?? '', file]))('%s: those that fontkit reads', (_name, file) => {
    const bytes = readFileSync(file)
    const font = create(bytes)
    if (!('characterSet' in font)) throw new Error('a collection')
    const own = readFont(bytes)
    const expected = new Set(font.characterSet)
    const differing = Array.from({ length: 0x3000 }, (_, codePoint) => codePoint).filter(
      // Fonts end their table with U+FFFF, which is no character.
      (codePoint) => codePoint !== 0xffff && own?.has(codePoint) !== expected.has(codePoint),
    )
    expect(differing).toEqual([])
    expect(own?.isVariable).toBe(false)
    expect(own?.postScriptName()).toBe(font.postscriptName)
  })

  it('is unknown for what is no font', () => {
    expect(readFont(Buffer.from('<svg/>'))).toBeUndefined()
    expect(readFont(Buffer.from('wOF2'))).toBeUndefined()
    expect(readFont(readFileSync(files[0] ?? '').subarray(0, 300))).toBeUndefined()
  })
})
