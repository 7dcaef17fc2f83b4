/**
 * Makes `docs/gallery/`: pictures of pages in every template and of every view, all by the built command. `npm run gallery` makes them;
 * `npm run gallery -- --check` needs no browser: it says which were made from other templates or briefs than are there now, and ends with 1.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PNG } from 'pngjs'
import { formatIndex } from './gallery/format-index.mjs'
import { fileOf, inputsOf, pages, shown, views } from './gallery/pictures.mjs'
import { cut, encodeSmall } from './gallery/small-png.mjs'
import { digestFolder, findStale } from './gallery/staleness.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const gallery = join(root, 'docs/gallery')
const recordPath = join(gallery, 'gallery.json')
/** Pixels for each point: 90 dots an inch. */
const scale = 1.25

if (process.argv.includes('--check')) tellStale()
else makeAll()

function tellStale() {
  const record = JSON.parse(readFileSync(recordPath, 'utf8'))
  const stale = findStale(record, digestsOf(Object.keys(record.inputs)))
  for (const { file, changed } of stale) console.log(`docs/gallery/${file}: ${changed.join(', ')} changed since it was made`)
  if (stale.length === 0) console.log(`${Object.keys(record.pictures).length} pictures, none stale`)
  process.exitCode = stale.length === 0 ? 0 : 1
}

function makeAll() {
  const project = mkdtempSync(join(tmpdir(), 'sitrep-gallery-'))
  try {
    copyProject(project)
    const made = join(project, 'gallery')
    mkdirSync(made)
    const record = { inputs: digestsOf(new Set([...pages, ...views].flatMap((picture) => inputsOf(picture)))), pictures: {} }
    const write = (picture, file, image) => {
      const bytes = encodeSmall(image)
      writeFileSync(join(made, file), bytes)
      record.pictures[file] = { inputs: inputsOf(picture), width: image.width, height: image.height, bytes: bytes.length }
    }
    makePages(project, pages, scale, write)
    makeViews(project, write)
    makePages(project, shown, 1, (_picture, file, image) => writeFileSync(join(root, 'docs/images', file), encodeSmall(image)))
    writeFileSync(join(made, 'README.md'), formatIndex(pages, views))
    writeFileSync(join(made, 'gallery.json'), `${JSON.stringify(record, undefined, 2)}\n`)
    // All or nothing: a picture that cannot be made leaves the gallery as it was.
    rmSync(gallery, { recursive: true, force: true })
    cpSync(made, gallery, { recursive: true })
    const size = Object.values(record.pictures).reduce((sum, { bytes }) => sum + bytes, 0)
    console.log(`${Object.keys(record.pictures).length} pictures, ${Math.round(size / 1000)} kB`)
  } finally {
    rmSync(project, { recursive: true, force: true })
  }
}

/** The shipped briefs, and those of the gallery, which use their facts. */
function copyProject(project) {
  cpSync(join(root, 'sitrep.config.yaml'), join(project, 'sitrep.config.yaml'))
  cpSync(join(root, 'briefs'), join(project, 'briefs'), { recursive: true })
  cpSync(join(root, 'scripts/gallery/briefs'), join(project, 'briefs'), { recursive: true })
  cpSync(join(root, 'scripts/gallery/templates'), join(project, 'templates'), { recursive: true })
}

function makePages(project, list, pageScale, write) {
  for (const [key, wanted] of groupBy(list, ({ template, brief }) => `${template} ${brief}`)) {
    const [template, brief] = key.split(' ')
    const pageList = wanted.map(({ page }) => page).join(',')
    const out = build(project, brief, template, 'png', pageScale, ['--pages', pageList])
    for (const picture of wanted) write(picture, picture.file, readPage(out, brief, picture.page))
  }
}

/** The template `gallery` puts each section on a page of its own, so a view's page is its place among the sections. */
function makeViews(project, write) {
  for (const [brief, wanted] of groupBy(views, (picture) => picture.brief)) {
    const out = build(project, brief, 'gallery', 'png,html', scale)
    const html = readFileSync(join(out, `${brief}.html`), 'utf8')
    const sections = [...html.matchAll(/<section class="section section-(\w+)"/g)].map(([, view]) => view)
    for (const picture of wanted) {
      const place = sections.indexOf(picture.view)
      if (place === -1) throw new Error(`${brief} has no view ${picture.view}`)
      const page = readPage(out, brief, place + 1)
      const at = (mm) => Math.round((mm / 25.4) * 72 * scale)
      const box = { left: at(17), right: at(193), top: at(23), bottom: page.height - at(22), pad: at(3), maxHeight: at(190) }
      write(picture, fileOf(picture), cut(page, box))
    }
  }
}

/** The folder in which the pictures of its pages are. */
function build(project, brief, template, formats, pageScale, more = []) {
  const out = join(project, 'out', `${template}-${brief}-${pageScale}`)
  const args = [
    'build',
    brief,
    '--set',
    `template=${template}`,
    '--set',
    'variants=[]',
    '--format',
    formats,
    '--scale',
    String(pageScale),
    '--out',
    out,
    ...more,
  ]
  const command = [join(root, 'dist/cli/main.js'), ...args]
  const { status, stderr } = spawnSync(process.execPath, command, { cwd: project, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${brief} in ${template} does not build:\n${stderr}`)
  return out
}

function readPage(out, brief, page) {
  const file = readdirSync(out).find((name) => new RegExp(`^${brief}-p0*${page}\\.png$`).test(name))
  if (file === undefined) throw new Error(`${brief} has no page ${page}`)
  return PNG.sync.read(readFileSync(join(out, file)))
}

function digestsOf(folders) {
  return Object.fromEntries([...folders].sort().map((folder) => [folder, digestFolder(root, folder)]))
}

function groupBy(items, keyOf) {
  const groups = new Map()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
