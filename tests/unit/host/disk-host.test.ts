/** What only a disk has: links, permissions, installed packages, leftovers. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDiskHost } from '../../../src/host/disk-host.ts'
import { type Host, HostError } from '../../../src/host/host.ts'

const canLink = process.platform !== 'win32'
const obeysPermissions = canLink && process.getuid?.() !== 0

let folder = ''
let root = ''
let host: Host

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-disk-'))
  root = join(folder, 'project')
  mkdirSync(join(root, 'facts'), { recursive: true })
  mkdirSync(join(folder, 'outside'))
  writeFileSync(join(folder, 'outside', 'secret.yaml'), 'secret: 1')
  writeFileSync(join(root, 'facts', 'a.yaml'), 'a: 1')
  host = createDiskHost({ root, shippedRoot: folder, now: new Date(0) })
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe.runIf(canLink)('symbolic links', () => {
  const reason = 'a symbolic link on its path leads out of the project'

  it('are followed inside the project', async () => {
    symlinkSync(join(root, 'facts'), join(root, 'shared'))
    expect((await host.readText('shared/a.yaml'))?.text).toBe('a: 1')
    expect(await host.list(['shared/*'])).toEqual(['shared/a.yaml'])
  })

  it('do not lead a read out of it, by file or by folder', async () => {
    symlinkSync(join(folder, 'outside', 'secret.yaml'), join(root, 'facts', 'link.yaml'))
    symlinkSync(join(folder, 'outside'), join(root, 'linked'))
    await expect(host.readText('facts/link.yaml')).rejects.toMatchObject({ path: 'facts/link.yaml', reason })
    await expect(host.readBytes('linked/secret.yaml')).rejects.toMatchObject({ path: 'linked/secret.yaml', reason })
  })

  it('are not fooled by a neighbour whose name begins like the root', async () => {
    mkdirSync(join(folder, 'project-secrets'))
    writeFileSync(join(folder, 'project-secrets', 'x'), 'x')
    symlinkSync(join(folder, 'project-secrets'), join(root, 'linked'))
    await expect(host.readText('linked/x')).rejects.toMatchObject({ reason })
  })

  it('do not lead a write out of it, nor let folders appear elsewhere', async () => {
    symlinkSync(join(folder, 'outside'), join(root, 'output'))
    symlinkSync(join(folder, 'outside', 'secret.yaml'), join(root, 'facts', 'link.yaml'))
    await expect(host.write('output/deep/a.pdf', 'x')).rejects.toMatchObject({ reason })
    await expect(host.write('facts/link.yaml', 'x')).rejects.toMatchObject({ reason })
    expect(readdirSync(join(folder, 'outside'))).toEqual(['secret.yaml'])
    expect(readFileSync(join(folder, 'outside', 'secret.yaml'), 'utf8')).toBe('secret: 1')
  })

  it('may stand for the root itself', async () => {
    symlinkSync(root, join(folder, 'by-another-name'))
    const linked = createDiskHost({ root: join(folder, 'by-another-name'), shippedRoot: folder, now: new Date(0) })
    expect((await linked.readText('facts/a.yaml'))?.text).toBe('a: 1')
    await linked.write('output/a.txt', 'x')
    expect(existsSync(join(root, 'output', 'a.txt'))).toBe(true)
  })

  it('that lead nowhere or in a circle are a missing file and a reason', async () => {
    symlinkSync(join(root, 'nowhere'), join(root, 'dangling'))
    symlinkSync(join(root, 'loop-b'), join(root, 'loop-a'))
    symlinkSync(join(root, 'loop-a'), join(root, 'loop-b'))
    expect(await host.readText('dangling')).toBeUndefined()
    await expect(host.readText('loop-a')).rejects.toMatchObject({ reason: 'its symbolic links go in a circle' })
  })
})

describe('a root that does not exist yet', () => {
  it('has no files, and is made by the first write', async () => {
    const fresh = createDiskHost({ root: join(folder, 'new', 'out'), shippedRoot: folder, now: new Date(0) })
    expect(await fresh.readText('manifest.json')).toBeUndefined()
    expect(await fresh.list(['**/*'])).toEqual([])
    await fresh.write('a.pdf', 'x')
    expect(readdirSync(join(folder, 'new', 'out'))).toEqual(['a.pdf'])
  })
})

describe('installed packages', () => {
  it('are read by name, whether or not they export their package.json', async () => {
    expect((await host.readText('npm:yaml/package.json'))?.text).toContain('"name": "yaml"')
    const font = await host.readBytes('npm:@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2')
    expect(
      Buffer.from(font ?? [])
        .subarray(0, 4)
        .toString('latin1'),
    ).toBe('wOF2')
  })

  it('are missing files when they are not installed', async () => {
    expect(await host.readBytes('npm:@fontsource/no-such-font/files/x.woff2')).toBeUndefined()
    expect(await host.readBytes('npm:no-such-package-at-all/x')).toBeUndefined()
  })

  it.each([['npm:yaml/../handlebars/package.json'], ['npm:../package.json'], ['npm:@fontsource/../yaml/package.json']])(
    'are not a way to other files: %s',
    async (path) => {
      await expect(host.readBytes(path)).rejects.toMatchObject({ reason: 'it leads out of the project' })
    },
  )

  it('cannot be listed', async () => {
    await expect(host.list(['npm:yaml/*'])).rejects.toMatchObject({ reason: 'files of packages cannot be listed, only named' })
  })
})

describe('writing', () => {
  it('leaves nothing beside the file, neither when it works nor when it fails', async () => {
    mkdirSync(join(root, 'output', 'taken.pdf'), { recursive: true })
    await host.write('output/a.pdf', 'x')
    await expect(host.write('output/taken.pdf', 'x')).rejects.toBeInstanceOf(HostError)
    expect(readdirSync(join(root, 'output')).sort()).toEqual(['a.pdf', 'taken.pdf'])
  })

  it('says what is wrong with a name that no disk takes', async () => {
    const tooLong = `output/${'x'.repeat(300)}.pdf`
    await expect(host.write(tooLong, 'x')).rejects.toMatchObject({ path: tooLong, reason: 'its name is too long' })
  })

  it.runIf(obeysPermissions)('says why a read-only folder refuses, in words', async () => {
    mkdirSync(join(root, 'output'))
    writeFileSync(join(root, 'output', 'a.pdf'), 'old')
    chmodSync(join(root, 'output'), 0o500)
    await expect(host.write('output/a.pdf', 'new')).rejects.toMatchObject({ path: 'output/a.pdf', reason: 'permission denied' })
    expect(readFileSync(join(root, 'output', 'a.pdf'), 'utf8')).toBe('old')
    chmodSync(join(root, 'output'), 0o700)
  })

  it.runIf(obeysPermissions)('says why a file cannot be read', async () => {
    chmodSync(join(root, 'facts', 'a.yaml'), 0)
    await expect(host.readText('facts/a.yaml')).rejects.toMatchObject({ reason: 'permission denied' })
  })
})

it('keeps what it has read for its whole life, whatever happens on the disk', async () => {
  const before = await host.readText('facts/a.yaml')
  writeFileSync(join(root, 'facts', 'a.yaml'), 'a: 2')
  expect(await host.readText('facts/a.yaml')).toBe(before)
})
