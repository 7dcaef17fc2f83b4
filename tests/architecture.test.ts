/** Holds the house to its plan: which room may import from which, which package belongs to which room, and no cycles. */
import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const source = resolve(import.meta.dirname, '..', 'src')

/** Room → rooms it may import from (its own always). `.` is the files right under `src/`. `docs/architecture.md` draws this table. */
const mayImport: Record<string, readonly string[]> = {
  text: [],
  terms: ['text', 'time'],
  time: ['text'],
  diagnostics: ['text'],
  host: ['text', 'diagnostics'],
  config: ['host', 'diagnostics', 'text', 'time', 'terms'],
  brief: ['host', 'diagnostics', 'text', 'time', 'terms'],
  facts: ['host', 'diagnostics', 'text', 'time', 'terms'],
  merge: ['brief', 'facts', 'host', 'diagnostics', 'text', 'time', 'terms'],
  editions: ['merge', 'brief', 'facts', 'host', 'diagnostics', 'text', 'time', 'terms'],
  schedule: ['editions', 'merge', 'brief', 'host', 'diagnostics', 'text', 'time', 'terms'],
  checks: ['merge', 'brief', 'facts', 'diagnostics', 'text', 'time', 'terms'],
  trace: ['merge', 'brief', 'facts', 'host', 'diagnostics', 'text', 'time', 'terms'],
  figures: ['merge', 'diagnostics', 'text', 'time', 'terms'],
  render: ['merge', 'brief', 'host', 'diagnostics', 'text', 'time', 'terms'],
  print: ['diagnostics', 'text'],
  pdf: [],
  finish: ['pdf', 'diagnostics', 'text'],
  inspect: ['pdf', 'diagnostics', 'text'],
  output: ['host', 'diagnostics', 'text'],
  raster: [],
  run: [
    '.',
    'figures',
    'brief',
    'facts',
    'merge',
    'editions',
    'schedule',
    'render',
    'print',
    'finish',
    'inspect',
    'raster',
    'output',
    'config',
    'host',
    'diagnostics',
    'text',
    'time',
    'terms',
    'checks',
  ],
  '.': [
    'text',
    'terms',
    'time',
    'diagnostics',
    'host',
    'config',
    'brief',
    'facts',
    'merge',
    'editions',
    'schedule',
    'trace',
    'checks',
    'render',
    'figures',
    'print',
    'finish',
    'inspect',
    'raster',
    'output',
    'run',
  ],
  cli: [
    '.',
    'text',
    'terms',
    'time',
    'diagnostics',
    'host',
    'config',
    'brief',
    'facts',
    'merge',
    'editions',
    'schedule',
    'trace',
    'checks',
    'render',
    'print',
    'finish',
    'inspect',
    'raster',
    'output',
  ],
}

/** Package → the rooms that may import it: changing a library then touches one room. */
const packageRooms: Record<string, readonly string[]> = {
  yaml: ['text'],
  zod: ['brief', 'facts', 'config', 'editions', 'render', 'diagnostics'],
  handlebars: ['render'],
  marked: ['render'],
  'marked-smartypants': ['render'],
  'sanitize-html': ['render'],
  hyphen: ['render'],
  vega: ['figures'],
  'vega-lite': ['figures'],
  'vega-interpreter': ['figures'],
  'world-atlas': ['figures'],
  'topojson-client': ['figures'],
  'd3-geo': ['figures'],
  // Types alone, from @types.
  geojson: ['figures'],
  'topojson-specification': ['figures'],
  'puppeteer-core': ['print'],
  '@puppeteer/browsers': ['print'],
  'proper-lockfile': ['print'],
  'tar-fs': ['print'],
  '@cantoo/pdf-lib': ['pdf'],
  tinyglobby: ['host'],
  'write-file-atomic': ['host'],
  '@hyzyla/pdfium': ['raster'],
  pngjs: ['raster'],
  croner: ['schedule'],
  'temporal-polyfill': ['schedule'],
  commander: ['cli'],
  listr2: ['cli'],
}

/** Node's own modules that reach the machine. The browser's folder is print's to unpack; everything else goes through the host, which also runs a project's own code. */
const builtinRooms: Record<string, readonly string[]> = {
  fs: ['host', 'print', 'cli'],
  'fs/promises': ['host', 'print', 'cli'],
  child_process: ['host', 'print', 'cli'],
  vm: ['host'],
}

interface Import {
  readonly file: string
  readonly room: string
  readonly specifier: string
  readonly typeOnly: boolean
}

describe('the house', () => {
  const imports = readImports(source)

  it('has imports to look at', () => {
    expect(imports.length).toBeGreaterThan(50)
  })

  it('imports only in the directions of the plan', () => {
    const wrong = imports.flatMap((item) => {
      if (!item.specifier.startsWith('.')) return []
      const target = roomOf(resolve(dirname(join(source, item.file)), item.specifier))
      const allowed = mayImport[item.room]
      if (allowed === undefined) return [`${item.file}: room \`${item.room}\` is not in the plan`]
      return target === item.room || allowed.includes(target)
        ? []
        : [`${item.file}: room \`${item.room}\` may not import from \`${target}\``]
    })
    expect(wrong).toEqual([])
  })

  it('keeps each package in its room', () => {
    const wrong = imports.flatMap((item) => {
      if (item.specifier.startsWith('.')) return []
      const builtin = item.specifier.replace(/^node:/, '')
      if (builtinModules.includes(builtin)) {
        if (!item.specifier.startsWith('node:')) return [`${item.file}: write \`node:${builtin}\``]
        const rooms = builtinRooms[builtin]
        return rooms === undefined || rooms.includes(item.room)
          ? []
          : [`${item.file}: \`${item.specifier}\` may be imported only in ${rooms.map((room) => `\`${room}\``).join(', ')}`]
      }
      const name = item.specifier
        .split('/')
        .slice(0, item.specifier.startsWith('@') ? 2 : 1)
        .join('/')
      const rooms = packageRooms[name]
      if (rooms === undefined) return [`${item.file}: package \`${name}\` is not in the plan`]
      return rooms.includes(item.room)
        ? []
        : [`${item.file}: \`${name}\` may be imported only in ${rooms.map((room) => `\`${room}\``).join(', ')}`]
    })
    expect(wrong).toEqual([])
  })

  it('keeps the pipeline on one screen', () => {
    const lines = readFileSync(join(source, 'pipeline.ts'), 'utf8').split('\n')
    expect(lines.length, 'move what a step does to its room, or to `run/`').toBeLessThanOrEqual(120)
  })

  it('has no cycle of value imports', () => {
    const graph = new Map<string, string[]>()
    for (const item of imports) {
      if (item.typeOnly || !item.specifier.startsWith('.')) continue
      const target = relative(source, resolve(dirname(join(source, item.file)), item.specifier))
      graph.set(item.file, [...(graph.get(item.file) ?? []), target])
    }
    expect(findCycle(graph)).toBeUndefined()
  })

  it('reads the clock only in the host', () => {
    const wrong = sourceFiles(source).filter((file) => {
      if (roomOf(join(source, file)) === 'host') return false
      return /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/.test(readFileSync(join(source, file), 'utf8'))
    })
    expect(wrong).toEqual([])
  })

  it('touches the process only in the command line', () => {
    const wrong = sourceFiles(source).filter((file) => {
      if (roomOf(join(source, file)) === 'cli') return false
      return /\bprocess\.(env|argv|exit|stdout|stderr|cwd)\b|\bconsole\./.test(
        withoutComments(readFileSync(join(source, file), 'utf8')),
      )
    })
    expect(wrong).toEqual([])
  })
})

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
}

function roomOf(path: string): string {
  const steps = relative(source, path).split(sep)
  return steps.length === 1 ? '.' : (steps[0] ?? '.')
}

function readImports(folder: string): readonly Import[] {
  const pattern = /^\s*(?:import|export)\s+(type\s+)?(?:[^'"()]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm
  return sourceFiles(folder).flatMap((file) => {
    const text = withoutComments(readFileSync(join(folder, file), 'utf8'))
    return [...text.matchAll(pattern)].map((match) => ({
      file,
      room: roomOf(join(folder, file)),
      specifier: match[2] ?? match[3] ?? '',
      typeOnly: match[1] !== undefined || match[3] !== undefined,
    }))
  })
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

function findCycle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>()
  const visit = (file: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file]
    if (done.has(file)) return undefined
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next, [...trail, file])
      if (cycle !== undefined) return cycle
    }
    done.add(file)
    return undefined
  }
  for (const file of graph.keys()) {
    const cycle = visit(file, [])
    if (cycle !== undefined) return cycle
  }
  return undefined
}
