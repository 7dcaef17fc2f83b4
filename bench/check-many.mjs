// `sitrep check` of 100, 300 and 1,000 briefs over one book of 10,000 facts: whole processes, in turns, medians. The last column says
// whether time grows with the number of briefs (1.0) or faster. Run: node bench/check-many.mjs [rounds] [facts]. Writes a folder of its own; `KEEP=1` leaves it there.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { performance } from 'node:perf_hooks'

const command = join(dirname(import.meta.dirname), 'dist/cli/main.js')
const [rounds = '5', facts = '10000'] = process.argv.slice(2)
const sizes = [100, 300, 1000]
const factsPerFile = 500
const folder = mkdtempSync(join(tmpdir(), 'sitrep-bench-'))

try {
  writeProject(Number(facts), Math.max(...sizes))
  const times = new Map([0, ...sizes].map((size) => [size, []]))
  for (let round = 0; round <= Number(rounds); round++) {
    for (const [size, kept] of times) {
      const ms = size === 0 ? timed(['check', 'brief-0000']) : timed(['check', ...briefIds(size)])
      // The first round fills the machine's file cache.
      if (round > 0) kept.push(ms)
    }
  }
  const one = median(times.get(0))
  const [smallest] = sizes
  const perBrief = (size) => (median(times.get(size)) - one) / (size - 1)
  console.log(`1 brief over ${facts} facts: ${Math.round(one)} ms; load ${loadavg()[0].toFixed(1)}`)
  for (const size of sizes) {
    const growth = (perBrief(size) / perBrief(smallest)).toFixed(2)
    console.log(
      `${size} briefs: ${Math.round(median(times.get(size)))} ms, ${perBrief(size).toFixed(2)} ms a brief more, growth ${growth}`,
    )
  }
} finally {
  if (process.env['KEEP'] === undefined) rmSync(folder, { recursive: true, force: true })
  else console.log(folder)
}

function briefIds(count) {
  return Array.from({ length: count }, (_, index) => `brief-${pad(index)}`)
}

function writeProject(factCount, briefCount) {
  write('sitrep.config.yaml', 'defaults: {tlp: CLEAR, language: en-GB}\n')
  write('facts/reference.yaml', reference())
  for (let first = 0; first < factCount; first += factsPerFile) {
    const body = Array.from({ length: Math.min(factsPerFile, factCount - first) }, (_, index) => fact(first + index)).join('')
    write(`facts/facts-${pad(first / factsPerFile)}.yaml`, `facts:\n${body}`)
  }
  for (let index = 0; index < briefCount; index++) write(`briefs/brief-${pad(index)}/brief.yaml`, brief(index, factCount))
}

function reference() {
  const list = (count, line) => Array.from({ length: count }, (_, index) => line(index)).join('')
  return `actors:
${list(50, (n) => `  actor-${n}: {name: Agency ${n} of the northern districts, short: Agency ${n}, type: organisation}\n`)}places:
${list(100, (n) => `  place-${n}: {name: District ${n}, country: NLD, lat: ${(50 + n / 100).toFixed(2)}, lon: 5.1, precision: area}\n`)}sources:
${list(
  200,
  (n) => `  source-${n}:
    type: report
    title: Bulletin ${n} on the floods
    publisher: actor-${n % 50}
    issued: 2026-03-${pad((n % 28) + 1, 2)}
    reliability: B
`,
)}`
}

/** Every tenth fact is a figure, every hundredth contradicts the one before it, every fiftieth is too late for the early briefs. */
function fact(index) {
  const isFigure = index % 10 === 0
  const lines = [
    `kind: ${isFigure ? 'figure' : index % 3 === 0 ? 'claim' : 'event'}`,
    `text: ${isFigure ? `Households that were visited, count ${index}` : `The road to camp ${index} was cleared and relief goods were brought in`}`,
    ...(isFigure ? [`measure: visited-${index}`, `value: ${1000 + index}`, 'unit: households', 'qualifier: exact'] : []),
    ...(index % 3 === 0 && !isFigure ? [`attributedTo: actor-${index % 50}`] : []),
    `when: 2026-03-${pad((index % 28) + 1, 2)}`,
    `recorded: 2026-0${index % 50 === 0 ? 5 : 4}-01T09:00Z`,
    `where: [place-${index % 100}]`,
    `sources: [source-${index % 200}, {ref: source-${(index + 7) % 200}, at: para ${index % 9}}]`,
    `credibility: ${(index % 4) + 1}`,
    ...(index % 100 === 1 ? [`contradicts: [fact-${index - 1}]`] : []),
    `tags: [topic-${index % 40}, road]`,
  ]
  return `  fact-${index}:\n${lines.map((line) => `    ${line}\n`).join('')}`
}

function brief(index, factCount) {
  const place = 2 + (index % 98)
  const near = Array.from({ length: 30 }, (_, nth) => (index * 30 + nth) % factCount)
  const cited = near.filter((number) => number % 3 !== 0 && number % 10 > 1).map((number) => `fact-${number}`)
  const figure = `fact-${near.find((number) => number % 10 === 0 && number % 50 !== 0)}`
  return `title: Floods, report ${index}
asOf: 2026-${index % 10 === 0 ? '04-15' : '06-01'}T12:00Z
preparedBy: Report cell
facts: ../../facts/*.yaml
highlights:
  - Roads were cleared in several districts. [@${cited[1]}; @${cited[2]}]
sections:
  - title: Overview
    body: |
      Relief goods reached the camps after the roads were cleared [@${cited[4]}].
      Teams counted {{figure "${figure}"}} in the first week. ${cited
        .slice(5)
        .map((id) => `The work went on by day and night [@${id}].`)
        .join(' ')}
  - {view: timeline, select: {tag: topic-${place % 40}, place: place-${place}}}
  - {view: sources}
`
}

function write(path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

function timed(arguments_) {
  const start = performance.now()
  const result = spawnSync(process.execPath, [command, ...arguments_, '--quiet', '--reporter', 'json'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  const ms = performance.now() - start
  if (result.status !== 0)
    throw new Error(`the check ended with ${result.status}:\n${result.stderr}${result.stdout}`.slice(0, 3000))
  return ms
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

function pad(value, width = 4) {
  return String(value).padStart(width, '0')
}
