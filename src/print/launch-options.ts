/** What a browser is started with: flags and environment. Chosen for the same output everywhere and for nothing to get out. */
import type { Machine } from './machine.ts'

export interface LaunchOptions {
  readonly sandbox: boolean
  /** A private profile folder; undefined for a build that keeps its profile in memory. */
  readonly profileFolder?: string
}

const flags = [
  '--headless',
  // A pipe rather than a port: nobody else on the machine can drive the browser.
  '--remote-debugging-pipe',
  // Nothing resolves, so that whatever the page's own guard does not see (a preconnect, a DNS prefetch) gets nowhere.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  // The same pixels and metrics on every machine.
  '--disable-gpu',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--lang=en-US',
  // 64 MB of /dev/shm, the default of containers, are too few for large pages.
  '--disable-dev-shm-usage',
  // Pages print in the background; they must not be slowed for it.
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  // What a full Chrome would do besides: ask, update, call home, keep dumps, use the system's keyring.
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--disable-breakpad',
  '--password-store=basic',
  '--use-mock-keychain',
  '--mute-audio',
] as const

/** The command line. Its last word opens a page, so that its process starts while we connect. */
export function launchFlags(options: LaunchOptions): readonly string[] {
  return [
    ...flags,
    ...(options.sandbox ? [] : ['--no-sandbox']),
    ...(options.profileFolder === undefined ? [] : [`--user-data-dir=${options.profileFolder}`]),
    'about:blank',
  ]
}

/** The user's environment, with language and time zone fixed and what the build itself needs on top. */
export function launchEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  machine: Machine,
  own: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  const inherited = Object.entries(environment).filter(([name]) => name !== 'LANGUAGE' && !name.startsWith('LC_'))
  return {
    ...Object.fromEntries(inherited),
    TZ: 'UTC',
    LANG: 'en_US.UTF-8',
    LC_ALL: 'en_US.UTF-8',
    ...(machine.platform === 'win32' ? {} : { TMPDIR: machine.temporaryFolder }),
    ...own,
  }
}
