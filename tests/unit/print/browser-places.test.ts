import { describe, expect, test } from 'vitest'
import { commandPlaces, installedPlaces } from '../../../src/print/browser-places.ts'
import type { Machine } from '../../../src/print/machine.ts'

const base = { architecture: 'x64', userId: 1000, homeFolder: '/home/user', temporaryFolder: '/tmp' }
const linux: Machine = { ...base, platform: 'linux' }
const mac: Machine = { ...base, platform: 'darwin', homeFolder: '/Users/user' }
const windows: Machine = { ...base, platform: 'win32', userId: undefined }

describe('installedPlaces', () => {
  test('on Linux: PATH before the usual folders, a headless shell before a whole browser, each place once', () => {
    const places = installedPlaces({ PATH: '/opt/mine:/usr/bin:relative' }, linux)
    expect(places.slice(0, 3)).toEqual([
      '/opt/mine/chrome-headless-shell',
      '/usr/bin/chrome-headless-shell',
      '/usr/local/bin/chrome-headless-shell',
    ])
    expect(places).toContain('/usr/bin/chromium')
    expect(places).toContain('/snap/bin/chromium')
    expect(places).toContain('/opt/google/chrome/chrome')
    expect(places.every((place) => place.startsWith('/'))).toBe(true)
    expect(new Set(places).size).toBe(places.length)
  })

  test('on macOS: applications of the machine and of the user', () => {
    const places = installedPlaces({}, mac)
    expect(places[0]).toBe('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
    expect(places).toContain('/Users/user/Applications/Chromium.app/Contents/MacOS/Chromium')
  })

  test('on Windows: the program folders of the environment', () => {
    const places = installedPlaces({ ProgramFiles: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\u\\AppData\\Local' }, windows)
    expect(places).toEqual([
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Users\\u\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files\\Chromium\\Application\\chrome.exe',
      'C:\\Users\\u\\AppData\\Local\\Chromium\\Application\\chrome.exe',
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
      'C:\\Users\\u\\AppData\\Local\\Microsoft\\Edge\\Application\\msedge.exe',
    ])
  })
})

test('commandPlaces are the folders of PATH, with .exe on Windows', () => {
  expect(commandPlaces('chromium', { PATH: '/a:/b' }, linux)).toEqual(['/a/chromium', '/b/chromium'])
  expect(commandPlaces('chrome', { Path: 'C:\\a;C:\\b' }, windows)).toEqual(['C:\\a\\chrome.exe', 'C:\\b\\chrome.exe'])
  expect(commandPlaces('chrome.exe', { Path: 'C:\\a' }, windows)).toEqual(['C:\\a\\chrome.exe'])
  expect(commandPlaces('chromium', {}, linux)).toEqual([])
})
