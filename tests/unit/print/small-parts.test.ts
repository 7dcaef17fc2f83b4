/** The small pure functions of the print room. */
import { describe, expect, test } from 'vitest'
import { localAddress } from '../../../src/print/block-network.ts'
import { asWritten, documentAddress } from '../../../src/print/document-address.ts'
import { launchEnvironment, launchFlags } from '../../../src/print/launch-options.ts'
import type { Machine } from '../../../src/print/machine.ts'
import { parseTrace } from '../../../src/print/needed-libraries.ts'
import { createSplitter } from '../../../src/print/pipe-transport.ts'
import { decideSandbox, mayBeTheSandbox } from '../../../src/print/sandbox.ts'
import { describeSandbox } from '../../../src/print/try-browser.ts'
import { tellingLine } from '../../../src/print/watched-process.ts'

const linux: Machine = { platform: 'linux', architecture: 'x64', userId: 1000, homeFolder: '/home/user', temporaryFolder: '/tmp' }

describe('createSplitter', () => {
  test.each([
    ['one message a chunk', ['{"a":1}\0', '{"b":2}\0'], ['{"a":1}', '{"b":2}']],
    ['many messages in a chunk', ['one\0two\0three\0'], ['one', 'two', 'three']],
    ['a message in many chunks', ['on', 'e an', 'd more\0', 'two\0'], ['one and more', 'two']],
    ['a chunk that ends between messages and within one', ['one\0tw', 'o\0'], ['one', 'two']],
    ['nothing whole', ['unfinished'], []],
  ])('%s', (_what, chunks, expected) => {
    const messages: string[] = []
    const split = createSplitter((message) => messages.push(message))
    for (const chunk of chunks) split(Buffer.from(chunk))
    expect(messages).toEqual(expected)
  })

  test('a letter of several bytes that is cut in two stays whole', () => {
    const messages: string[] = []
    const split = createSplitter((message) => messages.push(message))
    const bytes = Buffer.from('łódź\0')
    for (const byte of bytes) split(Buffer.from([byte]))
    expect(messages).toEqual(['łódź'])
  })
})

describe('the sandbox', () => {
  test('is on, but for root on Linux and where it was refused', () => {
    expect(decideSandbox(linux)).toEqual({ on: true, reason: 'nothing forbids it' })
    expect(decideSandbox({ ...linux, userId: 0 })).toMatchObject({
      on: false,
      reason: 'running as root, where Chromium refuses its sandbox',
    })
    expect(decideSandbox({ ...linux, platform: 'darwin', userId: 0 }).on).toBe(true)
    expect(decideSandbox(linux, 'no usable sandbox')).toMatchObject({
      on: false,
      reason: 'this system does not let the sandbox start (no usable sandbox)',
    })
  })

  test('a failed start is tried again without it only where it was on and may be forbidden', () => {
    expect(mayBeTheSandbox(linux, { on: true, reason: '' })).toBe(true)
    expect(mayBeTheSandbox(linux, { on: false, reason: '' })).toBe(false)
    expect(mayBeTheSandbox({ ...linux, platform: 'darwin' }, { on: true, reason: '' })).toBe(false)
  })

  test('is described in one line', () => {
    expect(describeSandbox({ on: true, reason: 'nothing forbids it' })).toBe('on')
    expect(describeSandbox({ on: false, reason: 'running as root' })).toBe('off: running as root')
    expect(describeSandbox(undefined)).toBe('the remote browser decides')
  })
})

describe('launchFlags', () => {
  test('switch the sandbox off only when told, and never web security or process isolation', () => {
    expect(launchFlags({ sandbox: true })).not.toContain('--no-sandbox')
    expect(launchFlags({ sandbox: false })).toContain('--no-sandbox')
    for (const forbidden of ['--disable-web-security', '--single-process', '--allow-running-insecure-content', '--no-zygote']) {
      expect(launchFlags({ sandbox: false })).not.toContain(forbidden)
    }
  })

  test('name a profile folder only when there is one, and end with the page to open', () => {
    expect(launchFlags({ sandbox: true, profileFolder: '/tmp/p' })).toContain('--user-data-dir=/tmp/p')
    expect(launchFlags({ sandbox: true }).some((flag) => flag.startsWith('--user-data-dir'))).toBe(false)
    expect(launchFlags({ sandbox: true }).at(-1)).toBe('about:blank')
  })
})

test('launchEnvironment fixes language, time zone and temporary folder, and keeps the rest', () => {
  const environment = {
    PATH: '/bin',
    TZ: 'Asia/Karachi',
    LANG: 'ur_PK',
    LC_TIME: 'de_DE',
    LANGUAGE: 'fr',
    TMPDIR: '/tmp/../x',
    FONTCONFIG_PATH: '/x',
  }
  expect(launchEnvironment(environment, linux, { FONTCONFIG_FILE: '/f', FONTCONFIG_PATH: undefined })).toEqual({
    PATH: '/bin',
    TZ: 'UTC',
    LANG: 'en_US.UTF-8',
    LC_ALL: 'en_US.UTF-8',
    TMPDIR: '/tmp',
    FONTCONFIG_FILE: '/f',
    FONTCONFIG_PATH: undefined,
  })
})

test('parseTrace reads what the loader found, missed and found too old', () => {
  const stdout = `\tlinux-vdso.so.1 (0x00007fff)
\tlibnss3.so => not found
\tlibexpat.so.1 => /lib/x86_64-linux-gnu/libexpat.so.1 (0x00007f27)
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f27)
\t/lib64/ld-linux-x86-64.so.2 (0x00007f27)
\tlibnss3.so => not found
`
  const stderr = "./chrome: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by ./lib/libnss3.so)\n"
  expect(parseTrace(stdout, stderr)).toEqual({
    missing: ['libnss3.so', 'GLIBC_2.34'],
    found: ['/lib/x86_64-linux-gnu/libexpat.so.1', '/lib/x86_64-linux-gnu/libc.so.6'],
  })
})

test.each([
  ['Not allowed to load local resource: file:///etc/passwd', 'file:///etc/passwd'],
  [
    'Unsafe attempt to load URL https://example.org/a.svg from frame with URL http://sitrep.invalid/.',
    'https://example.org/a.svg',
  ],
  ['Failed to load resource: net::ERR_BLOCKED_BY_CLIENT', undefined],
])('localAddress of “%s”', (text, address) => {
  expect(localAddress(text)).toBe(address)
})

test('asWritten takes our own prefix off relative references, and nothing off others', () => {
  expect(asWritten(`${documentAddress}images/a.png`)).toBe('images/a.png')
  expect(asWritten('https://example.org/a.png')).toBe('https://example.org/a.png')
})

test.each([
  ['', undefined],
  [
    '[1123/020507.026:FATAL:zygote_host_impl_linux.cc(132)] No usable sandbox! If you are running on Ubuntu\n#0 0x55\n#1 0x56\n',
    'No usable sandbox',
  ],
  [
    '/x/chrome: error while loading shared libraries: libnspr4.so: cannot open shared object file\n',
    '/x/chrome: error while loading shared libraries: libnspr4.so: cannot open shared object file',
  ],
  ['[1:1:0101/1.2:ERROR:dbus.cc(1)] Failed to connect\nlast words\n', 'last words'],
])('tellingLine of %j', (said, line) => {
  expect(tellingLine(said)).toBe(line)
})
