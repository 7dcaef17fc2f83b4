import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Machine } from '../../../src/print/machine.ts'
import { cacheFolderCandidates, choosePrivateFolder } from '../../../src/print/private-folder.ts'

let root: string
let machine: Machine
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sitrep-private-test-'))
  machine = {
    platform: 'linux',
    architecture: 'x64',
    userId: process.getuid?.(),
    homeFolder: '/home/user',
    temporaryFolder: '/tmp',
  }
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

describe('cacheFolderCandidates', () => {
  test.each([
    [
      'the cache of the environment',
      { XDG_CACHE_HOME: '/var/caches' },
      { userId: 1000 },
      ['/var/caches/sitrep', '/tmp/sitrep-1000'],
    ],
    [
      'one with .. in it, normalised',
      { XDG_CACHE_HOME: '/var/x/../caches' },
      { userId: 1000 },
      ['/var/caches/sitrep', '/tmp/sitrep-1000'],
    ],
    ['the home folder’s', {}, { userId: 1000 }, ['/home/user/.cache/sitrep', '/tmp/sitrep-1000']],
    ['no home folder', {}, { userId: 1000, homeFolder: undefined }, ['/tmp/sitrep-1000']],
  ])('%s', (_what, environment, own, expected) => {
    expect(cacheFolderCandidates(environment, { ...machine, ...own })).toEqual(expected)
  })
})

describe.skipIf(process.platform === 'win32')('choosePrivateFolder', () => {
  test('makes the first one, for this account alone', async () => {
    const folder = join(root, 'deep', 'down')
    expect(await choosePrivateFolder([folder, join(root, 'other')], machine)).toBe(folder)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  test('closes one of ours that is open to others', async () => {
    const folder = join(root, 'open')
    mkdirSync(folder)
    chmodSync(folder, 0o777)
    expect(await choosePrivateFolder([folder], machine)).toBe(folder)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  test('passes over what it cannot have: a file, a link, someone else’s', async () => {
    const file = join(root, 'file')
    writeFileSync(file, '')
    const link = join(root, 'link')
    mkdirSync(join(root, 'target'))
    symlinkSync(join(root, 'target'), link)
    const own = join(root, 'own')
    expect(await choosePrivateFolder([join(file, 'below'), file, link, own], machine)).toBe(own)
    expect(await choosePrivateFolder([own], { ...machine, userId: (machine.userId ?? 0) + 1 })).toBeUndefined()
  })
})
