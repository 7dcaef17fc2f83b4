/** The usual places of Chrome and Chromium, by system. Only names; whether anything is there is `find-browser.ts`. */
import { posix, win32 } from 'node:path'
import type { Machine } from './machine.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Best first: a headless shell starts in half the time of a whole browser. */
const linuxCommands = [
  'chrome-headless-shell',
  'chromium-headless-shell',
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
] as const

const linuxFolders = ['/usr/local/bin', '/usr/bin', '/opt/google/chrome', '/snap/bin'] as const

const macApplications = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
] as const

const windowsPrograms = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
] as const

/** Absolute paths where a browser may be installed, best first, each once. Any other system is looked at as if it were Linux. */
export function installedPlaces(environment: Environment, machine: Machine): readonly string[] {
  const places =
    machine.platform === 'win32'
      ? windowsPlaces(environment)
      : machine.platform === 'darwin'
        ? macPlaces(machine)
        : linuxPlaces(environment)
  return [...new Set(places)]
}

/** Absolute paths that a bare command name may mean, in the order of `PATH`. */
export function commandPlaces(command: string, environment: Environment, machine: Machine): readonly string[] {
  const { join } = machine.platform === 'win32' ? win32 : posix
  const names = machine.platform === 'win32' && !command.toLowerCase().endsWith('.exe') ? [`${command}.exe`] : [command]
  return pathFolders(environment, machine).flatMap((folder) => names.map((name) => join(folder, name)))
}

function pathFolders(environment: Environment, machine: Machine): readonly string[] {
  const path = environment['PATH'] ?? environment['Path'] ?? ''
  const { delimiter, isAbsolute } = machine.platform === 'win32' ? win32 : posix
  return path.split(delimiter).filter((folder) => isAbsolute(folder))
}

function linuxPlaces(environment: Environment): readonly string[] {
  const folders = [
    ...(environment['PATH'] ?? '').split(posix.delimiter).filter((folder) => posix.isAbsolute(folder)),
    ...linuxFolders,
  ]
  const commands = linuxCommands.flatMap((command) => folders.map((folder) => posix.join(folder, command)))
  return [...commands, '/opt/google/chrome/chrome']
}

function macPlaces(machine: Machine): readonly string[] {
  const folders = ['/Applications', ...(machine.homeFolder === undefined ? [] : [posix.join(machine.homeFolder, 'Applications')])]
  return macApplications.flatMap((application) => folders.map((folder) => posix.join(folder, application)))
}

function windowsPlaces(environment: Environment): readonly string[] {
  const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => environment[name] ?? [])
  return windowsPrograms.flatMap((program) => folders.map((folder) => win32.join(folder, ...program)))
}
