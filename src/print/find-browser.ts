/**
 * Finds the browser to print with. The order: named by the user, embedded, Puppeteer's cache, installed.
 * Does not start it. The embedded one goes before others because the lockfile pins it, and so the bytes of the report.
 */
import { access, constants, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import { failed } from '../diagnostics/diagnostic.ts'
import { commandPlaces, installedPlaces } from './browser-places.ts'
import { embeddedFolder, isUnpacked, locateEmbeddedPackage, prepareEmbeddedBrowser } from './embedded-browser.ts'
import { type Machine, thisMachine } from './machine.ts'
import type { BrowserOrigin, FoundBrowser } from './print-job.ts'

type Environment = Readonly<Record<string, string | undefined>>

export interface BrowserSearch {
  /** An executable's path, a command's name or a ws address. From `--browser` or the config. */
  readonly browser?: string | undefined
  readonly environment: Environment
  readonly onNotice?: ((message: string) => void) | undefined
  /** Ends an unpacking of the embedded browser that is under way. */
  readonly signal?: AbortSignal | undefined
}

/** One place that was looked at, for `sitrep doctor`. */
export interface BrowserSighting {
  readonly origin: BrowserOrigin
  /** What was looked at: "PUPPETEER_EXECUTABLE_PATH", "Puppeteer's cache". */
  readonly description: string
  /** Where it is, or would be. */
  readonly location?: string
  readonly found: boolean
  /** Why not, or what else is worth knowing. */
  readonly note?: string
}

/** A browser that was found, with what its process needs in its environment. */
export interface StartableBrowser extends FoundBrowser {
  readonly environment: Environment
}

/** A place that may be looked at, and what to do when it is chosen. */
interface Sighting extends BrowserSighting {
  /** The user named it: when it is not there, nothing else is tried. */
  readonly binding?: boolean
  /** Makes it ready; without it, `location` is ready as it is. */
  readonly prepare?: () => Promise<Outcome<StartableBrowser>>
}

type Look = (search: BrowserSearch, machine: Machine) => Promise<readonly Sighting[]>

const looks: readonly Look[] = [lookAtNamed, lookAtEmbedded, lookAtPuppeteerCache, lookAtInstalled]

/**
 * The first browser of the search, ready to start: the embedded one is unpacked, once.
 * Reports `browser/not-found` with all that was looked at, and `browser/failed-to-start` when the embedded one cannot be unpacked.
 */
export async function findBrowser(
  search: BrowserSearch,
  machine = thisMachine(search.environment),
): Promise<Outcome<StartableBrowser>> {
  const seen: Sighting[] = []
  for (const look of looks) {
    const sightings = await look(search, machine)
    const chosen = sightings.find((sighting) => sighting.found || sighting.binding)
    if (chosen !== undefined) return take(chosen)
    seen.push(...sightings)
  }
  return failed([notFound(seen)])
}

/** Everything that the search would look at, in its order, found or not. Nothing is unpacked or started. */
export async function surveyBrowsers(
  search: BrowserSearch,
  machine = thisMachine(search.environment),
): Promise<readonly BrowserSighting[]> {
  const sightings = await Promise.all(looks.map((look) => look(search, machine)))
  return sightings.flat().map(({ origin, description, location, found, note }) => ({
    origin,
    description,
    found,
    ...(location === undefined ? {} : { location }),
    ...(note === undefined ? {} : { note }),
  }))
}

async function take(sighting: Sighting): Promise<Outcome<StartableBrowser>> {
  const { origin, location, description } = sighting
  if (sighting.found && sighting.prepare !== undefined) return sighting.prepare()
  if (sighting.found && location !== undefined)
    return { ok: true, value: { origin, location, description, environment: {} }, diagnostics: [] }
  return failed([
    {
      severity: 'error',
      code: 'browser/not-found',
      message: `no browser at \`${location}\`, which ${description} names: ${sighting.note}`,
      hints: [`correct ${description}, or leave it out to let Sitrep look for a browser`],
    },
  ])
}

function notFound(seen: readonly Sighting[]): Diagnostic {
  const looked = seen.map(({ description, note }) => (note === undefined ? description : `${description}: ${note}`))
  return {
    severity: 'error',
    code: 'browser/not-found',
    message: `no browser to print with (looked at ${looked.join('; ')})`,
    hints: [
      'run `sitrep browser install` to fetch one',
      'install Chrome or Chromium with the system’s own package manager',
      'name one with `--browser <path>` or `PUPPETEER_EXECUTABLE_PATH`',
    ],
  }
}

async function lookAtNamed(search: BrowserSearch, machine: Machine): Promise<readonly Sighting[]> {
  const named = [
    { name: search.browser, description: '`--browser` or the config' },
    { name: search.environment['PUPPETEER_EXECUTABLE_PATH'], description: '`PUPPETEER_EXECUTABLE_PATH`' },
  ]
  const sightings = named.map(async ({ name, description }): Promise<Sighting> => {
    if (name === undefined || name === '') return { origin: 'explicit', description, found: false, note: 'not set' }
    if (/^wss?:\/\//.test(name)) return { origin: 'explicit', description, location: name, found: true, note: 'a remote browser' }
    const location = await resolveNamed(name, search.environment, machine)
    const trouble = await whyNotExecutable(location)
    return {
      origin: 'explicit',
      description,
      location,
      found: trouble === undefined,
      binding: true,
      ...(trouble === undefined ? {} : { note: trouble }),
    }
  })
  return Promise.all(sightings)
}

/** A path as it is; a bare name as a command of `PATH`, if there is one. */
async function resolveNamed(name: string, environment: Environment, machine: Machine): Promise<string> {
  const command = /[\\/]/.test(name) ? undefined : await firstExecutable(commandPlaces(name, environment, machine))
  return command ?? resolve(name)
}

async function lookAtEmbedded(search: BrowserSearch, machine: Machine): Promise<readonly Sighting[]> {
  const embedded = locateEmbeddedPackage(machine)
  if ('trouble' in embedded)
    return [{ origin: 'embedded', description: 'the embedded Chromium', found: false, note: embedded.trouble }]
  const description = `embedded Chromium ${embedded.version} (@sparticuz/chromium)`
  const folder = await embeddedFolder(embedded, search.environment, machine)
  if (folder === undefined) {
    return [
      { origin: 'embedded', description, found: false, note: 'neither the cache folder nor the temporary folder can be written' },
    ]
  }
  return [
    {
      origin: 'embedded',
      description,
      location: join(folder, 'chrome-headless-shell'),
      found: true,
      ...((await isUnpacked(folder)) ? {} : { note: 'not unpacked yet; the first print does it' }),
      async prepare() {
        const prepared = await prepareEmbeddedBrowser(embedded, folder, search.onNotice ?? (() => {}), search.signal)
        if ('trouble' in prepared) return failed([cannotUnpack(description, folder, prepared.trouble, prepared.cause)])
        const { executable, environment } = prepared
        return { ok: true, value: { origin: 'embedded', location: executable, description, environment }, diagnostics: [] }
      },
    },
  ]
}

function cannotUnpack(description: string, folder: string, trouble: string, cause: unknown): Diagnostic {
  return {
    severity: 'error',
    code: 'browser/failed-to-start',
    message: `the ${description} could not be unpacked into \`${folder}\`: ${trouble}`,
    hints: [
      'set `XDG_CACHE_HOME` to a folder with 250 MB to spare from which programs may be run',
      'name another browser with `--browser <path>`',
    ],
    cause,
  }
}

async function lookAtPuppeteerCache({ environment }: BrowserSearch, machine: Machine): Promise<readonly Sighting[]> {
  const cacheFolder = puppeteerCacheFolder(environment, machine)
  const description = 'Puppeteer’s cache'
  const nothing: Sighting = {
    origin: 'puppeteer-cache',
    description,
    found: false,
    note: 'empty',
    ...(cacheFolder === undefined ? {} : { location: cacheFolder }),
  }
  if (cacheFolder === undefined || !(await isFolder(cacheFolder))) return [nothing]
  const { Browser, detectBrowserPlatform, getInstalledBrowsers } = await import('@puppeteer/browsers')
  const installed = (await getInstalledBrowsers({ cacheDir: cacheFolder })).filter(
    ({ platform }) => platform === detectBrowserPlatform(),
  )
  // A headless shell starts in half the time of a whole browser; of each, the newest first.
  const wanted = [Browser.CHROMEHEADLESSSHELL, Browser.CHROME, Browser.CHROMIUM].flatMap((kind) =>
    installed
      .filter(({ browser }) => browser === kind)
      .sort((a, b) => b.buildId.localeCompare(a.buildId, 'en', { numeric: true })),
  )
  const sightings = wanted.map(async ({ browser, buildId, executablePath }): Promise<Sighting> => {
    const trouble = await whyNotExecutable(executablePath)
    const named = {
      origin: 'puppeteer-cache',
      description: `${browser} ${buildId} (${description})`,
      location: executablePath,
    } as const
    return trouble === undefined ? { ...named, found: true } : { ...named, found: false, note: trouble }
  })
  return sightings.length === 0 ? [nothing] : Promise.all(sightings)
}

/** Where Puppeteer keeps the browsers that it fetches; undefined for an account without a home. */
export function puppeteerCacheFolder(environment: Environment, machine: Machine): string | undefined {
  const named = environment['PUPPETEER_CACHE_DIR']
  if (named) return resolve(named)
  return machine.homeFolder === undefined ? undefined : join(machine.homeFolder, '.cache', 'puppeteer')
}

async function lookAtInstalled(search: BrowserSearch, machine: Machine): Promise<readonly Sighting[]> {
  const location = await firstExecutable(installedPlaces(search.environment, machine))
  if (location === undefined) {
    return [
      {
        origin: 'installed',
        description: 'an installed Chrome or Chromium',
        found: false,
        note: 'none in the usual places or in `PATH`',
      },
    ]
  }
  return [{ origin: 'installed', description: `installed ${location}`, location, found: true }]
}

async function firstExecutable(places: readonly string[]): Promise<string | undefined> {
  for (const place of places) if ((await whyNotExecutable(place)) === undefined) return place
  return undefined
}

async function whyNotExecutable(path: string): Promise<string | undefined> {
  try {
    if (!(await stat(path)).isFile()) return 'not a file'
    await access(path, constants.X_OK)
    return undefined
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EACCES' ? 'not executable' : 'no such file'
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
