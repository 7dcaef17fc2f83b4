/** What every caller relies on, whichever host it has: one table of behaviours, run against the disk and against memory. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createDiskHost } from '../../../src/host/disk-host.ts'
import { type Host, HostError } from '../../../src/host/host.ts'
import { createMemoryHost } from '../../../src/host/memory-host.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

const now = new Date('2026-04-12T06:00:00Z')
const folders: string[] = []

function diskHost(files: Files): Host {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-host-'))
  folders.push(folder)
  const root = join(folder, 'project')
  const shippedRoot = join(folder, 'shipped')
  mkdirSync(root)
  mkdirSync(shippedRoot)
  for (const [path, content] of Object.entries(files)) {
    const absolute = path.startsWith('sitrep:') ? join(shippedRoot, path.slice(7)) : join(root, path)
    mkdirSync(dirname(absolute), { recursive: true })
    writeFileSync(absolute, content)
  }
  return createDiskHost({ root, shippedRoot, now })
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

const hosts: readonly (readonly [string, (files: Files) => Host])[] = [
  ['disk', diskHost],
  ['memory', (files) => createMemoryHost(files, { now })],
]

const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex')

async function refusal(promise: Promise<unknown>): Promise<{ readonly path: string; readonly reason: string }> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof HostError)) throw new Error(`expected a HostError, found ${String(error)}`)
  return { path: error.path, reason: error.reason }
}

describe.each(hosts)('%s host', (_name, createHost) => {
  describe('reading', () => {
    it('gives text with its line starts, without a byte-order mark', async () => {
      const host = createHost({ 'briefs/a.yaml': '\ufefftitle: Überflutung\nasOf: 2026\n' })
      const file = await host.readText('briefs/a.yaml')
      expect(file).toEqual({ path: 'briefs/a.yaml', text: 'title: Überflutung\nasOf: 2026\n', lineStarts: [0, 19, 30] })
    })

    it('gives bytes as they are', async () => {
      const bytes = Uint8Array.of(0, 255, 10, 128)
      const host = createHost({ 'logo.bin': bytes })
      expect([...((await host.readBytes('logo.bin')) ?? [])]).toEqual([0, 255, 10, 128])
    })

    it.each([
      ['missing.yaml'],
      ['briefs/missing.yaml'],
      ['no/such/folder/x.yaml'],
      ['briefs/a.yaml/below-a-file.yaml'],
      ['sitrep:templates/none.hbs'],
    ])('gives undefined for %s, which is not there', async (path) => {
      const host = createHost({ 'briefs/a.yaml': 'title: A' })
      expect(await host.readText(path)).toBeUndefined()
      expect(await host.readBytes(path)).toBeUndefined()
    })

    it('keeps shipped files apart from the project’s', async () => {
      const host = createHost({ 'templates/base/page.hbs': 'own', 'sitrep:templates/base/page.hbs': 'shipped' })
      expect((await host.readText('templates/base/page.hbs'))?.text).toBe('own')
      const shipped = await host.readText('sitrep:templates/base/page.hbs')
      expect(shipped).toMatchObject({ path: 'sitrep:templates/base/page.hbs', text: 'shipped' })
    })

    it('gives the same object to everyone who reads a path, at once or later', async () => {
      const host = createHost({ 'facts.yaml': 'a: 1' })
      const [first, second] = await Promise.all([host.readText('facts.yaml'), host.readText('facts.yaml')])
      expect(first).toBeDefined()
      expect(second).toBe(first)
      expect(await host.readText('facts.yaml')).toBe(first)
    })

    it('refuses a folder, bytes that are not UTF-8, and ways out', async () => {
      const host = createHost({ 'briefs/a.yaml': 'title: A', 'latin1.csv': Uint8Array.of(0x6e, 0xe4, 0x68) })
      expect(await refusal(host.readText('briefs'))).toEqual({ path: 'briefs', reason: 'it is a folder, not a file' })
      expect(await refusal(host.readText('latin1.csv'))).toEqual({ path: 'latin1.csv', reason: 'it is not UTF-8 text' })
      for (const path of [
        '../secret',
        'briefs/../../secret',
        '/etc/hostname',
        'C:/x',
        'briefs//a.yaml',
        './a.yaml',
        'sitrep:../x',
      ]) {
        expect(await refusal(host.readBytes(path))).toEqual({ path, reason: 'it leads out of the project' })
      }
    })
  })

  describe('what a run depends on', () => {
    it('is every path asked for with its digest, and undefined for what was not there', async () => {
      const host = createHost({ 'b.yaml': 'b: 1\n', 'a.bin': 'raw', 'never-read.yaml': 'x' })
      await Promise.all([
        host.readText('missing.yaml'),
        host.readText('b.yaml'),
        host.readBytes('a.bin'),
        host.readBytes('b.yaml'),
      ])
      expect(host.reads()).toEqual(
        new Map([
          ['a.bin', sha256('raw')],
          ['b.yaml', sha256('b: 1\n')],
          ['missing.yaml', undefined],
        ]),
      )
    })

    it('digests the bytes on file, byte-order mark included', async () => {
      const host = createHost({ 'a.yaml': '\ufeffa: 1' })
      await host.readText('a.yaml')
      expect(host.reads().get('a.yaml')).toBe(sha256('\ufeffa: 1'))
    })

    it('keeps the text files that code frames are cut from', async () => {
      const host = createHost({ 'a.yaml': 'a: 1', 'font.bin': 'x' })
      await Promise.all([host.readText('a.yaml'), host.readBytes('font.bin'), host.readText('missing.yaml')])
      expect([...host.textFiles().keys()]).toEqual(['a.yaml'])
    })

    it('has the time it was given', () => {
      expect(createHost({}).now().toISOString()).toBe('2026-04-12T06:00:00.000Z')
    })
  })

  describe('listing', () => {
    const files: Files = {
      'briefs/b/brief.yaml': '',
      'briefs/a/brief.yaml': '',
      'briefs/a/facts/one.yaml': '',
      'briefs/a/facts/two.csv': '',
      'briefs/a/facts/deep/three.yml': '',
      'briefs/a/facts/.draft.yaml': '',
      'briefs/.hidden/brief.yaml': '',
      'briefs/floods (2)/brief.yaml': '',
      'briefs/[draft]/brief.yaml': '',
      'briefs/Überflutung/brief.yaml': '',
      'node_modules/x/brief.yaml': '',
      'briefs/a/node_modules/x/brief.yaml': '',
      'Z.yaml': '',
      'sitrep.config.yaml': '',
      'sitrep:templates/base/template.yaml': '',
      'sitrep:templates/sitrep/template.yaml': '',
    }
    const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
      ['one star stays in one folder', ['briefs/a/facts/*'], ['briefs/a/facts/one.yaml', 'briefs/a/facts/two.csv']],
      [
        'two stars cross folders',
        ['briefs/a/facts/**/*.{yaml,yml}'],
        ['briefs/a/facts/deep/three.yml', 'briefs/a/facts/one.yaml'],
      ],
      ['a question mark is one character', ['briefs/?/brief.yaml'], ['briefs/a/brief.yaml', 'briefs/b/brief.yaml']],
      ['a plain path is itself', ['sitrep.config.yaml'], ['sitrep.config.yaml']],
      [
        'globs are joined without repeats, in code-unit order',
        ['*.yaml', 'Z.yaml', 'briefs/b/*'],
        ['Z.yaml', 'briefs/b/brief.yaml', 'sitrep.config.yaml'],
      ],
      ['parentheses stand for themselves', ['briefs/floods (2)/*.yaml'], ['briefs/floods (2)/brief.yaml']],
      ['brackets stand for themselves', ['briefs/[draft]/*.yaml'], ['briefs/[draft]/brief.yaml']],
      ['names need not be ASCII', ['briefs/Ü*/brief.yaml'], ['briefs/Überflutung/brief.yaml']],
      ['dot files do not match, not even by name', ['briefs/a/facts/.draft.yaml', 'briefs/.hidden/*', '**/.*'], []],
      ['node_modules does not match, not even by name', ['node_modules/**', 'briefs/a/node_modules/x/brief.yaml'], []],
      ['a folder is no file', ['briefs/a', 'briefs/a/facts'], []],
      ['nothing matches nothing', ['nowhere/**', 'briefs/a/*.csv'], []],
      ['no glob, no file', [], []],
      [
        'shipped files carry their scheme',
        ['sitrep:templates/*/template.yaml'],
        ['sitrep:templates/base/template.yaml', 'sitrep:templates/sitrep/template.yaml'],
      ],
      ['both places at once', ['Z.yaml', 'sitrep:templates/base/*'], ['Z.yaml', 'sitrep:templates/base/template.yaml']],
      [
        'everything that can be seen',
        ['**/*'],
        [
          'Z.yaml',
          'briefs/[draft]/brief.yaml',
          'briefs/a/brief.yaml',
          'briefs/a/facts/deep/three.yml',
          'briefs/a/facts/one.yaml',
          'briefs/a/facts/two.csv',
          'briefs/b/brief.yaml',
          'briefs/floods (2)/brief.yaml',
          'briefs/Überflutung/brief.yaml',
          'sitrep.config.yaml',
        ],
      ],
    ]
    it.each(cases)('%s', async (_rule, globs, expected) => {
      expect(await createHost(files).list(globs)).toEqual(expected)
    })

    it.each([['../*'], ['briefs/{..,a}/../../*'], ['/etc/*'], ['{../x,y}'], ['sitrep:../*']])(
      'refuses %s, which leads out',
      async (glob) => {
        expect(await refusal(createHost(files).list([glob]))).toEqual({ path: glob, reason: 'it leads out of the project' })
      },
    )

    it('does not take listing for reading', async () => {
      const host = createHost(files)
      await host.list(['**/*'])
      expect(host.reads().size).toBe(0)
    })
  })

  describe('writing', () => {
    it('makes the folders, and is seen by the next read and list', async () => {
      const host = createHost({})
      expect(await host.readText('output/de/a.txt')).toBeUndefined()
      expect(await host.list(['output/**'])).toEqual([])
      await host.write('output/de/a.txt', 'Lage\n')
      expect((await host.readText('output/de/a.txt'))?.text).toBe('Lage\n')
      expect(await host.list(['output/**'])).toEqual(['output/de/a.txt'])
      await host.write('output/de/a.txt', 'neu')
      expect((await host.readText('output/de/a.txt'))?.text).toBe('neu')
    })

    it('writes a view of a larger buffer, and no more than the view', async () => {
      const host = createHost({})
      await host.write('a.bin', Uint8Array.of(1, 2, 3, 4, 5).subarray(1, 3))
      expect([...((await host.readBytes('a.bin')) ?? [])]).toEqual([2, 3])
    })

    it('keeps the last of two writes of one path at once', async () => {
      const host = createHost({})
      await Promise.all([host.write('a.txt', 'first'), host.write('a.txt', 'second')])
      expect((await host.readText('a.txt'))?.text).toBe('second')
      expect(await host.list(['**/*'])).toEqual(['a.txt'])
    })

    it.each([
      ['output', 'it is a folder, not a file'],
      ['output/a.pdf/b.pdf', 'a part of its path is a file, not a folder'],
      ['output/a.pdf/b/c.pdf', 'a part of its path is a file, not a folder'],
      ['../a.pdf', 'it leads out of the project'],
      ['sitrep:templates/x', 'installed files are not written to'],
      ['npm:yaml/x', 'installed files are not written to'],
    ])('refuses %s: %s', async (path, reason) => {
      const host = createHost({ 'output/a.pdf': 'pdf' })
      expect(await refusal(host.write(path, 'x'))).toEqual({ path, reason })
      expect(await host.list(['**/*'])).toEqual(['output/a.pdf'])
    })
  })
})
