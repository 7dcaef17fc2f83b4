/** What annotated inputs can be: for each kind, how its files are looked at. A new kind is a line here. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { loadDatasets } from '../../src/brief/load-datasets.ts'
import { readBrief } from '../../src/brief/read-brief.ts'
import { resolveBriefs } from '../../src/brief/resolve-briefs.ts'
import { loadConfig } from '../../src/config/load-config.ts'
import { collateDiagnostics } from '../../src/diagnostics/collate.ts'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { isFactFile } from '../../src/facts/fact-tree.ts'
import { loadFactBook } from '../../src/facts/load-fact-book.ts'
import { createDiskHost } from '../../src/host/disk-host.ts'
import type { Host } from '../../src/host/host.ts'
import { createMemoryHost } from '../../src/host/memory-host.ts'
import { createModuleDoor } from '../../src/host/project-modules.ts'
import { buildReports, checkReports } from '../../src/pipeline.ts'
import { type HelpersRequest, loadHelpers } from '../../src/render/own-helpers.ts'
import type { AnnotatedInput } from './annotated-input.ts'
import { importUrl } from './import-url.ts'
import { noPrinter } from './release-project.ts'

/** Everything that is found in the input, in the order in which a person reads it. */
export type InputKind = (input: AnnotatedInput) => Promise<readonly Diagnostic[]>

export const inputKinds: Readonly<Record<string, InputKind>> = {
  /** The fact files among the input's files, loaded in their order. */
  facts: findInFacts,
  /** The first file as a brief, with its variants, rows and datasets; its fact files are not loaded. */
  brief: findInBrief,
  /** `sitrep.config.yaml`. */
  config: findInConfig,
  /** The whole project as `sitrep check` sees it, with the shipped templates; arguments are briefs, `key=value` stands for `--set`, `--variant=id` for itself. */
  project: findInProject,
  /** The same, once the editions are issued that the files below `before/`, in the place of those of the same name, make as of two days earlier. */
  'next-edition': findInNextEdition,
}

async function findInFacts({ files }: AnnotatedInput): Promise<readonly Diagnostic[]> {
  const paths = [...files.keys()].filter(isFactFile)
  const span = { file: 'brief.yaml', start: 0, end: 0 }
  const outcome = await loadFactBook(
    paths.map((glob) => ({ glob, span })),
    createMemoryHost(Object.fromEntries(files)),
  )
  return outcome.diagnostics
}

async function findInBrief({ files }: AnnotatedInput): Promise<readonly Diagnostic[]> {
  const host = createMemoryHost(Object.fromEntries(files))
  const path = [...files.keys()][0] ?? ''
  const spec = await readBrief(path, host)
  if (!spec.ok) return spec.diagnostics
  const briefs = await resolveBriefs({ id: 'x', path, spec: spec.value, under: [], over: [], host })
  const data = await Promise.all((briefs.ok ? briefs.value : []).map((brief) => loadDatasets(brief, host)))
  return collateDiagnostics([spec, briefs, ...data].flatMap(({ diagnostics }) => diagnostics))
}

async function findInConfig({ files }: AnnotatedInput): Promise<readonly Diagnostic[]> {
  return (await loadConfig(createMemoryHost(Object.fromEntries(files)))).diagnostics
}

async function findInProject({ args, files }: AnnotatedInput): Promise<readonly Diagnostic[]> {
  const project = withShippedFiles(createMemoryHost(Object.fromEntries(files), { now }))
  const config = await loadConfig(project)
  if (!config.ok) return config.diagnostics
  const variants = args.flatMap((arg) => /^--variant=(.+)$/.exec(arg)?.[1] ?? [])
  const set = args.filter((arg) => /^[a-z].*=/i.test(arg))
  const briefs = args.filter((arg) => !arg.includes('='))
  const helpers = config.value.helpers && (await loadOwnHelpers(config.value.helpers, project, files))
  if (helpers?.ok === false) return helpers.diagnostics
  const result = await checkReports(
    { briefs, set, strict: false, ...(variants.length > 0 && { variants }) },
    { project, config: config.value, ...(helpers && { helpers: helpers.value }), elapsedMs: () => performance.now() },
  )
  return collateDiagnostics([...result.diagnostics, ...result.reports.flatMap((report) => report.diagnostics)])
}

async function findInNextEdition({ kind, args, files }: AnnotatedInput): Promise<readonly Diagnostic[]> {
  const today = [...files].filter(([path]) => !path.startsWith('before/'))
  const before = [...files].flatMap(([path, text]) =>
    path.startsWith('before/') ? [[path.slice('before/'.length), text] as const] : [],
  )
  const memory = createMemoryHost(Object.fromEntries([...today, ...before]), { now: new Date('2026-04-10T12:00:00Z') })
  const issuing = withShippedFiles(memory)
  const config = await loadConfig(issuing)
  if (!config.ok) throw new Error('the config has errors')
  const result = await buildReports(
    { briefs: [], set: [], strict: false, timeoutMs: 1_000, jobs: 1, formats: ['html'], release: true },
    {
      project: issuing,
      output: createMemoryHost({}, { now }),
      config: config.value,
      printer: noPrinter,
      versions: { sitrep: '1.2.3', node: '20.0.0' },
      elapsedMs: () => performance.now(),
    },
  )
  const wrong = [...result.diagnostics, ...result.reports.flatMap(({ diagnostics }) => diagnostics)].filter(
    ({ severity }) => severity === 'error',
  )
  if (wrong.length > 0) throw new Error(`the edition before has errors: ${wrong.map(({ message }) => message).join('; ')}`)
  const written = [...memory.written()].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)] as const)
  return await findInProject({ kind, args, files: new Map([...today, ...written]) })
}

/** Node loads code from a disk only. */
async function loadOwnHelpers(asked: HelpersRequest, project: Host, files: ReadonlyMap<string, string>) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'sitrep-helpers-')))
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    return await loadHelpers(asked, project, createModuleDoor({ root, limitMs: 1000, importUrl }))
  } finally {
    rmSync(root, { recursive: true })
  }
}

const now = new Date('2026-04-12T12:00:00Z')
const repository = resolve(import.meta.dirname, '..', '..')
/** Shared by all inputs: it only ever reads Sitrep's own files, and reads each once. */
const disk = createDiskHost({ root: repository, shippedRoot: repository, now })

/** The host with Sitrep's own templates and packages, from the disk. */
export function withShippedFiles(memory: Host): Host {
  const hostOf = (path: string): Host => (/^(sitrep|npm):/.test(path) ? disk : memory)
  return {
    ...memory,
    readText: (path) => hostOf(path).readText(path),
    readBytes: (path) => hostOf(path).readBytes(path),
    list: async (globs) => (await Promise.all(globs.map((glob) => hostOf(glob).list([glob])))).flat().sort(),
    textFiles: () => new Map([...disk.textFiles(), ...memory.textFiles()]),
  }
}
