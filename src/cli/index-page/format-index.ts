/** The index page: current reports with pictures, dates, markings and digests, and the editions issued. HTML in, of itself complete; writes nothing. */
import { findMarking, highestMarking, type MarkingScheme } from '../../terms/markings.ts'
import { formatBytes } from '../progress/finished-line.ts'
import { indexStyles } from './index-styles.ts'
import type { ListedFile, ListedReport } from './listed-reports.ts'

export interface IndexPage {
  /** The project's: tells which of its markings is the highest. */
  readonly scheme: MarkingScheme
  readonly reports: readonly ListedReport[]
  /** By brief, each brief's newest first. */
  readonly editions: readonly ListedEdition[]
  /** Pictures of first pages, as addresses for `src`, by the path of their PDF. */
  readonly thumbnails: ReadonlyMap<string, string>
  /** Names that always mean the newest PDF, by the path of the PDF they copy. */
  readonly latest: ReadonlyMap<string, string>
}

export interface ListedEdition {
  readonly brief: string
  readonly number: number
  readonly asOf: string
  readonly title: string
  readonly marking?: string
  /** `here`: whether a file of that path and digest lies in the output folder. */
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly here: boolean }[]
}

/** The same wherever the folder lies. */
const pageTitle = 'Situation reports'

/** The page, ending with a line feed. It is marked with the highest marking of what it names. No script; the same input gives the same bytes. */
export function formatIndex(page: IndexPage): string {
  const made = page.reports.filter(({ files }) => files.length > 0)
  const failed = page.reports.filter(({ files }) => files.length === 0)
  const marking = markingLabel(
    highest(
      [...page.reports, ...page.editions].flatMap((one) => one.marking ?? []),
      page.scheme,
    ),
    page.scheme,
  )
  const body = [
    `<header><h1>${pageTitle}</h1>${marking}</header>`,
    made.length === 0
      ? '<p>No report has been built yet.</p>'
      : section('Current reports', `<ul class="cards">${made.map((report) => card(report, page)).join('')}</ul>`),
    failed.length === 0
      ? ''
      : section(
          'Not built in the last run',
          `<ul>${failed.map(({ brief, variant }) => `<li>${escapeHtml(nameOf(brief, variant))}</li>`).join('')}</ul>`,
        ),
    page.editions.length === 0 ? '' : section('Editions issued', editionTable(page.editions, page.scheme)),
    `<footer>${marking}</footer>`,
  ]
  const policy = "default-src 'none'; img-src data: 'self'; style-src 'unsafe-inline'"
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${pageTitle}</title>
<style>${indexStyles}</style>
</head>
<body>
${body.filter((part) => part !== '').join('\n')}
</body>
</html>
`
}

function section(title: string, content: string): string {
  return `<section><h2>${title}</h2>${content}</section>`
}

function card(report: ListedReport, { thumbnails, latest, scheme }: IndexPage): string {
  const [first] = report.files
  const pdf = report.files.find(({ format }) => format === 'pdf')
  const picture = pdf === undefined ? undefined : thumbnails.get(pdf.path)
  const title = report.title ?? nameOf(report.brief, report.variant)
  const image =
    picture === undefined
      ? '<span class="blank"></span>'
      : `<img src="${escapeHtml(picture)}" alt="Page 1 of ${escapeHtml(title)}" loading="lazy">`
  const facts = [
    report.number === undefined ? '' : `<span>No. ${report.number}</span>`,
    report.asOf === undefined ? '' : `<span>As of ${date(report.asOf)}</span>`,
    pdf?.pages === undefined ? '' : `<span>${pdf.pages} ${pdf.pages === 1 ? 'page' : 'pages'}</span>`,
  ]
  const alias = pdf === undefined ? undefined : latest.get(pdf.path)
  const always =
    alias === undefined ? '' : `<p class="always">Always the newest: <a href="${address(alias)}">${escapeHtml(alias)}</a></p>`
  return `<li class="card"><a class="page" href="${address(first?.path ?? '')}" tabindex="-1" aria-hidden="true">${image}</a><div class="about">
${report.marking === undefined ? '' : markingLabel(report.marking, scheme)}
<h3 dir="auto"><a href="${address(first?.path ?? '')}">${escapeHtml(title)}</a></h3>
<p class="facts">${facts.filter((part) => part !== '').join(' ')}</p>
<p class="name"><code>${escapeHtml(nameOf(report.brief, report.variant))}</code></p>
${always}${fileList(report.files)}</div></li>`
}

/** In two halves of one length, where there is no room for the whole. */
function digest(sha256: string): string {
  return `<code class="digest">${escapeHtml(sha256.slice(0, 32))}<wbr>${escapeHtml(sha256.slice(32))}</code>`
}

/** Pictures of pages are one line: nobody looks for the digest of page 17 here, and the manifest has it. */
function fileList(files: readonly ListedFile[]): string {
  const documents = files.filter(({ format }) => format !== 'png')
  const pictures = files.filter(({ format }) => format === 'png')
  const rows = documents.map(
    ({ path, format, bytes, sha256 }) =>
      `<li><a href="${address(path)}">${format.toUpperCase()}</a> <span class="size">${formatBytes(bytes)}</span><br>${digest(sha256)}</li>`,
  )
  const pages = pictures.map(
    ({ path }) => `<a href="${address(path)}">${escapeHtml(/p0*(\d+)\.png$/.exec(path)?.[1] ?? path)}</a>`,
  )
  return `<ul class="files">${rows.join('')}${pages.length === 0 ? '' : `<li>PNG of ${pages.length === 1 ? 'page' : 'pages'} ${pages.join(' ')}</li>`}</ul>`
}

function editionTable(editions: readonly ListedEdition[], scheme: MarkingScheme): string {
  const rows = editions.map(({ brief, number, asOf, title, marking, files }) => {
    const digests = files.map(({ path, sha256, here }) => {
      const name = here ? `<a href="${address(path)}">${escapeHtml(path)}</a>` : escapeHtml(path)
      return `<div>${name}<br>${digest(sha256)}</div>`
    })
    const label = marking === undefined ? '' : markingLabel(marking, scheme)
    return `<tr><th scope="row"><code>${escapeHtml(brief)}</code></th><td class="number">${number}</td><td>${date(asOf)}</td><td><span dir="auto">${escapeHtml(title)}</span></td><td>${label}</td><td>${digests.join('')}</td></tr>`
  })
  const head = ['Brief', 'No.', 'As of', 'Title', 'Marking', 'Files and their SHA-256'].map(
    (name) => `<th scope="col">${name}</th>`,
  )
  return `<div class="wide"><table><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

/** The most restricted of labels. Those of a scheme that the project no longer uses are not compared: one is shown when there is no other. */
function highest(labels: readonly string[], scheme: MarkingScheme): string | undefined {
  const known = labels.flatMap((label) => findMarking(label, scheme) ?? [])
  return known.length === 0 ? labels[0] : highestMarking(known, scheme).label
}

function markingLabel(label: string | undefined, scheme: MarkingScheme): string {
  if (label === undefined) return ''
  const { foreground, background } = findMarking(label, scheme) ?? { foreground: '#FFFFFF', background: '#000000' }
  return `<strong class="marking" style="color:${foreground};background:${background}">${escapeHtml(label)}</strong>`
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A full date, with its time as it was written, in words; any other EDTF as it is. */
function date(text: string): string {
  const [, year, month, day, time, zone] = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?)?$/.exec(text) ?? []
  const name = months[Number(month) - 1]
  if (year === undefined || name === undefined) return escapeHtml(text)
  const clock = time === undefined ? '' : `, ${time}${zone === undefined ? '' : zone === 'Z' ? ' UTC' : ` UTC${zone}`}`
  return `<time datetime="${escapeHtml(text)}">${Number(day)} ${name} ${year}${clock}</time>`
}

function nameOf(brief: string, variant: string | undefined): string {
  return variant === undefined ? brief : `${brief}, ${variant}`
}

/** `./` keeps a name with a colon from being taken for a scheme. */
function address(path: string): string {
  return escapeHtml(`./${path.split('/').map(encodeURIComponent).join('/')}`)
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
