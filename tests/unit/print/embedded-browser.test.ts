/** Unpacking, with a package of the same make-up whose browser is a few bytes. */
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { pack } from 'tar-fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { embeddedFolder, isUnpacked, locateEmbeddedPackage, prepareEmbeddedBrowser } from '../../../src/print/embedded-browser.ts'
import type { Machine } from '../../../src/print/machine.ts'

const machine: Machine = {
  platform: 'linux',
  architecture: 'x64',
  userId: 1000,
  homeFolder: undefined,
  temporaryFolder: tmpdir(),
}

describe('locateEmbeddedPackage', () => {
  test.each([
    [{ platform: 'darwin', architecture: 'arm64' }, 'it is built for Linux x64; this is darwin arm64'],
    [{ platform: 'win32', architecture: 'x64' }, 'it is built for Linux x64; this is win32 x64'],
    [{ platform: 'linux', architecture: 'arm64' }, 'it is built for Linux x64; this is linux arm64'],
  ] as const)('is of no use on %o', (other, trouble) => {
    expect(locateEmbeddedPackage({ ...machine, ...other })).toEqual({ trouble })
  })
})

// The loader that is asked for missing libraries is Linux's.
describe.skipIf(process.platform !== 'linux')('prepareEmbeddedBrowser', () => {
  const program = '#!/bin/sh\necho embedded\n'
  let root: string
  let folder: string
  const notices: string[] = []
  beforeEach(async () => {
    notices.length = 0
    root = mkdtempSync(join(tmpdir(), 'sitrep-embedded-test-'))
    folder = join(root, 'cache', 'chromium-1.2.3-linux-x64')
    mkdirSync(join(root, 'cache'))
    mkdirSync(join(root, 'package', 'bin'), { recursive: true })
    writeArchive('chromium.br', Buffer.from(program))
    await writeTar('al2023.tar.br', { 'lib/libnss3.so': 'a library' })
    await writeTar('fonts.tar.br', { 'fonts/Open_Sans/OpenSans-Regular.ttf': 'a font', 'fonts.conf': 'with fixed paths' })
  })
  afterEach(() => {
    rmSync(root, { recursive: true, force: true })
  })

  function writeArchive(name: string, content: Buffer): void {
    writeFileSync(join(root, 'package', 'bin', name), brotliCompressSync(content))
  }

  async function writeTar(name: string, files: Readonly<Record<string, string>>): Promise<void> {
    const source = join(root, 'tar', name)
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(join(source, path, '..'), { recursive: true })
      writeFileSync(join(source, path), content)
    }
    const chunks: Buffer[] = []
    for await (const chunk of pack(source)) chunks.push(chunk as Buffer)
    writeArchive(name, Buffer.concat(chunks))
  }

  async function prepare() {
    const prepared = await prepareEmbeddedBrowser({ folder: join(root, 'package'), version: '1.2.3' }, folder, (notice) =>
      notices.push(notice),
    )
    if ('trouble' in prepared) throw new Error(prepared.trouble)
    return prepared
  }

  // Only root can make what root has made.
  test.skipIf(process.getuid?.() !== 0)('serves everybody from where root alone can write, and from nowhere else', async () => {
    const chosen = () => embeddedFolder({ folder: '', version: '1.2.3' }, { XDG_CACHE_HOME: root }, machine)
    folder = join(root, 'sitrep', 'chromium-1.2.3-linux-x64')
    mkdirSync(join(root, 'sitrep'))
    expect(await chosen()).not.toBe(folder)
    await prepare()
    expect(await chosen()).toBe(folder)
    chmodSync(join(root, 'sitrep'), 0o777)
    expect(await chosen()).not.toBe(folder)
    chmodSync(join(root, 'sitrep'), 0o755)
    chownSync(folder, 1234, 1234)
    expect(await chosen()).not.toBe(folder)
  })

  test('unpacks the program, its libraries and its fonts, for this account alone, and says so once', async () => {
    expect(await isUnpacked(folder)).toBe(false)
    const { executable } = await prepare()
    expect(await isUnpacked(folder)).toBe(true)
    expect(readFileSync(executable, 'utf8')).toBe(program)
    expect(statSync(executable).mode & 0o777).toBe(0o700)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(existsSync(join(folder, 'lib', 'libnss3.so'))).toBe(true)
    expect(existsSync(join(folder, 'fonts', 'Open_Sans', 'OpenSans-Regular.ttf'))).toBe(true)
    await prepare()
    expect(notices).toEqual(['unpacking the embedded browser (once)'])
    expect(readdirSync(join(root, 'cache'))).toEqual(['chromium-1.2.3-linux-x64'])
  })

  test('its font configuration is its own and names its own folders only', async () => {
    const { environment } = await prepare()
    expect(environment['FONTCONFIG_FILE']).toBe(join(folder, 'fonts.conf'))
    const configuration = readFileSync(join(folder, 'fonts.conf'), 'utf8')
    expect([...configuration.matchAll(/<dir>(.*?)<\/dir>/g)].map((match) => match[1])).toEqual([join(folder, 'fonts')])
    expect(configuration).not.toContain('partial')
    expect(configuration).not.toContain('<include')
  })

  test('uses the system’s libraries where it has all that the program needs', async () => {
    expect((await prepare()).environment['LD_LIBRARY_PATH']).toBeUndefined()
  })

  test('decides anew when a library of the system is gone', async () => {
    await prepare()
    const marker = JSON.parse(readFileSync(join(folder, 'complete.json'), 'utf8'))
    writeFileSync(join(folder, 'complete.json'), JSON.stringify({ ...marker, systemLibraries: ['/nowhere/libgone.so'] }))
    expect((await prepare()).environment['LD_LIBRARY_PATH']).toBeUndefined()
    writeFileSync(join(folder, 'complete.json'), JSON.stringify({ executableBytes: marker.executableBytes }))
    expect((await prepare()).environment['LD_LIBRARY_PATH']).toBe(join(folder, 'lib'))
  })

  test.each([
    ['cut short', () => writeFileSync(join(folder, 'chrome-headless-shell'), '#!/bin')],
    ['without its marker', () => rmSync(join(folder, 'complete.json'))],
    ['with a torn marker', () => writeFileSync(join(folder, 'complete.json'), '{"executableBy')],
    [
      'left half done by one who was interrupted',
      () => {
        rmSync(folder, { recursive: true })
        mkdirSync(join(`${folder}.partial`, 'lib'), { recursive: true })
      },
    ],
  ])('one that is %s is unpacked anew', async (_what, spoil) => {
    await prepare()
    spoil()
    expect(await isUnpacked(folder)).toBe(false)
    const { executable } = await prepare()
    expect(readFileSync(executable, 'utf8')).toBe(program)
    expect(notices).toHaveLength(2)
    expect(readdirSync(join(root, 'cache'))).toEqual(['chromium-1.2.3-linux-x64'])
  })

  test('several at once unpack once', async () => {
    const prepared = await Promise.all([prepare(), prepare(), prepare()])
    expect(new Set(prepared.map(({ executable }) => executable)).size).toBe(1)
    expect(notices).toHaveLength(1)
  })

  test('one who is interrupted leaves nothing behind, and the next unpacks', async () => {
    const abort = new AbortController()
    const embedded = { folder: join(root, 'package'), version: '1.2.3' }
    const preparing = prepareEmbeddedBrowser(embedded, folder, () => abort.abort(new Error('interrupted')), abort.signal)
    expect(await preparing).toHaveProperty('trouble')
    expect(readdirSync(join(root, 'cache'))).toEqual([])
    await prepare()
    expect(await isUnpacked(folder)).toBe(true)
  })

  test('a damaged package is told, and leaves nothing that could be taken for whole', async () => {
    writeFileSync(join(root, 'package', 'bin', 'chromium.br'), 'not brotli')
    const prepared = await prepareEmbeddedBrowser({ folder: join(root, 'package'), version: '1.2.3' }, folder, () => {})
    expect(prepared).toHaveProperty('trouble')
    expect(readdirSync(join(root, 'cache'))).toEqual([])
  })
})
