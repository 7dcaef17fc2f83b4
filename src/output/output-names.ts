/** Which file each report is to be written to, decided for a whole run before anything is printed. Touches no file. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Span } from '../text/span.ts'

/** One file that a report asks for. */
export interface OutputRequest {
  /** The brief's id. */
  readonly brief: string
  readonly variant?: string
  /** Number of the report, which tells editions of one run apart. */
  readonly edition?: number
  /** The rendered `output` of the brief, without the ending; `/` makes folders. */
  readonly name: string
  /** The file's ending: `pdf`, `html`. */
  readonly format: string
  /** Where `output` is written; undefined when it is the default. */
  readonly span?: Span
}

/** What came of a request: its path when nothing speaks against it, or what does. */
export interface PlannedOutput {
  readonly request: OutputRequest
  /** Relative to the output folder, with `/`, in Unicode NFC: the same bytes on every system. */
  readonly path: string
  /** Errors about this name; a collision is told to both that want it. */
  readonly diagnostics: readonly Diagnostic[]
}

/** UTF-8 bytes of one step of a name: 255 is what file systems take; the ending and the name of the unfinished file need room too. */
const maxStepBytes = 230

/** The names that Windows keeps for devices, with any ending. */
const deviceName = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i

/**
 * A path for every request, in the order of the requests.
 *
 * What is wrong is told to the requests it concerns, so that the others can be built: `output/invalid-name` for a name that some file system would
 * refuse (so that a project built on Linux builds on Windows too), `output/collision` for two requests that want one
 * file, counting names alike that differ in case or in Unicode composition only, and for a file where another request
 * wants a folder. Pure; O(n) in the length of all names.
 */
export function planOutputs(requests: readonly OutputRequest[]): readonly PlannedOutput[] {
  const collisions = findCollisions(requests)
  return requests.map((request) => ({
    request,
    path: pathOf(request),
    diagnostics: [
      ...checkOutputName(request),
      ...collisions.filter(({ between }) => between.includes(request)).map(({ diagnostic }) => diagnostic),
    ],
  }))
}

function checkOutputName(request: OutputRequest): readonly Diagnostic[] {
  const problem = problemOf(request.name)
  if (problem === undefined) return []
  return [
    {
      severity: 'error',
      code: 'output/invalid-name',
      message: `${problem.message} (${describeReport(request)})`,
      ...(request.span === undefined ? {} : { span: request.span }),
      hints: [problem.hint],
    },
  ]
}

interface Collision {
  readonly between: readonly [OutputRequest, OutputRequest]
  readonly diagnostic: Diagnostic
}

interface NameProblem {
  readonly message: string
  readonly hint: string
}

function problemOf(name: string): NameProblem | undefined {
  if (name.trim() === '')
    return { message: 'the output name is empty', hint: 'set `output` to a name, for example `{{brief.id}}`' }
  const inside = { hint: 'name a file inside the output folder; `--out` chooses that folder' }
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name))
    return { message: `output name \`${shown(name)}\` is an absolute path`, ...inside }
  for (const step of name.split('/')) {
    const message = problemOfStep(step)
    if (message === 'climbs') return { message: `output name \`${shown(name)}\` leads out of its folder`, ...inside }
    if (message !== undefined)
      return { message: `output name \`${shown(name)}\` ${message}`, hint: 'change `output` of the brief' }
  }
  return undefined
}

/** What is wrong with one step of a path, said of the whole name. */
function problemOfStep(step: string): string | undefined {
  if (step === '') return 'has an empty folder or file name'
  if (step === '.' || step === '..') return 'climbs'
  const refused = /[<>:"|?*\\]|\p{Cc}|\p{Cs}/u.exec(step)?.[0]
  if (refused !== undefined) return `has a character that file systems refuse: ${describeCharacter(refused)}`
  if (/^[. ]/.test(step)) return 'has a folder or file name that begins with a dot or a space'
  if (/[. ]$/.test(step)) return 'has a folder or file name that ends with a dot or a space'
  const stem = step.replace(/\..*$/s, '').trimEnd()
  if (deviceName.test(stem)) return `uses \`${stem}\`, which Windows keeps for a device`
  const bytes = Buffer.byteLength(step.normalize('NFC'))
  return bytes > maxStepBytes ? `is too long: expected at most ${maxStepBytes} bytes, found ${bytes}` : undefined
}

function findCollisions(requests: readonly OutputRequest[]): readonly Collision[] {
  const valid = requests.filter((request) => problemOf(request.name) === undefined)
  const files = new Map<string, OutputRequest>()
  const folders = new Map<string, OutputRequest>()
  const collisions: Collision[] = []
  for (const request of valid) {
    const key = keyOf(pathOf(request))
    const first = files.get(key)
    if (first === undefined) files.set(key, request)
    else collisions.push(collision(first, request, `both want \`${pathOf(request)}\``))
    for (const folder of foldersAbove(key)) if (!folders.has(folder)) folders.set(folder, request)
  }
  for (const [key, request] of files) {
    const inside = folders.get(key)
    if (inside !== undefined) collisions.push(collision(request, inside, `want \`${pathOf(request)}\` as a file and as a folder`))
  }
  return collisions
}

function collision(first: OutputRequest, second: OutputRequest, what: string): Collision {
  const span = second.span ?? first.span
  const isOfEditions = first.brief === second.brief && first.edition !== second.edition
  const [one, other] = [first, second].map((request) => describeReport(request, isOfEditions))
  const elsewhere =
    first.span !== undefined && second.span !== undefined && !sameSpan(first.span, second.span) ? first.span : undefined
  const diagnostic: Diagnostic = {
    severity: 'error',
    code: 'output/collision',
    message: `${one} and ${other} ${what}`,
    ...(span === undefined ? {} : { span }),
    ...(elsewhere === undefined ? {} : { related: [{ message: `${one} is named here`, span: elsewhere }] }),
    hints: [collisionHint(first, second)],
  }
  return { between: [first, second], diagnostic }
}

function collisionHint(first: OutputRequest, second: OutputRequest): string {
  if (first.brief !== second.brief) return 'use `{{brief.id}}` in `output` to tell them apart'
  if (first.edition !== second.edition) return 'use `{{pad brief.number 3}}` in `output` to tell the editions apart'
  if (first.variant !== second.variant) return 'use `{{variant.id}}` in `output` to tell them apart'
  return 'use a field of `{{each}}` in `output` to tell the rows apart'
}

/** A name may be written with the ending it is going to get; it does not get it twice. */
function pathOf(request: OutputRequest): string {
  return `${withoutEnding(request.name.normalize('NFC'))}.${request.format}`
}

function withoutEnding(path: string): string {
  return path.replace(/\.(pdf|html|png)$/i, '')
}

/** Equal for two paths that some file system takes for one. Letters whose capitals are several letters (`ß`) stay as they are. */
function keyOf(path: string): string {
  return [...path.normalize('NFC')]
    .map((letter) => ([...letter.toUpperCase()].length === 1 ? letter.toUpperCase() : letter))
    .join('')
}

const ofSeveral = -1

/**
 * Whether a file of one list of names may be in the way of another list's, whatever their formats: then only `planOutputs` of all of
 * them can tell. Looks at no two names of one list.
 */
export function mayCollide(lists: readonly (readonly string[])[]): boolean {
  const files = new Map<string, number>()
  const folders = new Map<string, number>()
  const isTaken = (places: Map<string, number>, key: string, list: number): boolean => (places.get(key) ?? list) !== list
  return lists.some((names, list) =>
    names.some((name) => {
      const key = keyOf(withoutEnding(name.normalize('NFC')))
      const above = foldersAbove(key).map(withoutEnding)
      const found =
        isTaken(files, key, list) || isTaken(folders, key, list) || above.some((folder) => isTaken(files, folder, list))
      files.set(key, list)
      for (const folder of above) folders.set(folder, isTaken(folders, folder, list) ? ofSeveral : list)
      return found
    }),
  )
}

function foldersAbove(path: string): readonly string[] {
  const steps = path.split('/')
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('/'))
}

function sameSpan(a: Span, b: Span): boolean {
  return a.file === b.file && a.start === b.start && a.end === b.end
}

function describeReport({ brief, variant, edition }: OutputRequest, asEdition = false): string {
  if (asEdition && edition !== undefined) return `edition ${edition} of \`${brief}\``
  return variant === undefined ? `brief \`${brief}\`` : `variant \`${variant}\` of \`${brief}\``
}

function describeCharacter(character: string): string {
  if (!/[\p{Cc}\p{Cs}]/u.test(character)) return `\`${character}\``
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** The name on one line and not too long for a message. */
function shown(name: string): string {
  const line = name.replace(/[\p{Cc}\p{Cs}]/gu, '\ufffd')
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
