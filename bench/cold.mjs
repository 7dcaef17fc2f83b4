// One report from cold, against a bare `--print-to-pdf` of the same HTML by the same browser: both as whole processes, in turns, medians.
// Run: npm run bench -- <chrome-headless-shell> [rounds]. Prints ratios; absolute times depend on the machine. The embedded build cannot be
// timed this way: started with `--print-to-pdf` it never ends, so a headless shell of your own is needed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { performance } from 'node:perf_hooks'

const root = dirname(import.meta.dirname)
const [location, rounds = '7'] = process.argv.slice(2)
if (location === undefined) throw new Error('name a chrome-headless-shell to compare with')
const folder = mkdtempSync(join(tmpdir(), 'sitrep-bench-'))

try {
  for (const brief of ['pak-afg', 'northland-floods']) {
    run(process.execPath, [join(root, 'dist/cli/main.js'), 'build', brief, '--out', folder, '--format', 'html', '--quiet'], root)
    const times = { sitrep: [], check: [], bare: [] }
    for (let round = 0; round <= Number(rounds); round++) {
      const sitrep = timed(
        process.execPath,
        [join(root, 'dist/cli/main.js'), 'build', brief, '--out', folder, '--quiet', '--browser', location],
        root,
      )
      const check = timed(process.execPath, [join(root, 'dist/cli/main.js'), 'check', brief, '--quiet'], root)
      const bare = timed(
        location,
        [
          '--no-sandbox',
          '--disable-gpu',
          '--no-pdf-header-footer',
          '--generate-pdf-document-outline',
          `--print-to-pdf=${join(folder, 'bare.pdf')}`,
          `file://${join(folder, `${brief}.html`)}`,
        ],
        folder,
      )
      // The first round fills the machine's file cache.
      if (round > 0) {
        times.sitrep.push(sitrep)
        times.check.push(check)
        times.bare.push(bare)
      }
    }
    const sizes = [`${brief}.pdf`, 'bare.pdf'].map((file) =>
      existsSync(join(folder, file)) ? statSync(join(folder, file)).size : 0,
    )
    const [sitrep, check, bare] = [median(times.sitrep), median(times.check), median(times.bare)]
    console.log(
      `${brief}: sitrep ${ms(sitrep)}, bare print ${ms(bare)}, ratio ${(sitrep / bare).toFixed(2)}; check ${ms(check)}; ${sizes[0]} bytes against ${sizes[1]}`,
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function run(command, args, cwd) {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8', timeout: 60_000 })
  if (result.status !== 0) throw new Error(`${command} ended with ${result.status}: ${result.stderr.slice(-2000)}`)
}

function timed(...call) {
  const start = performance.now()
  run(...call)
  return performance.now() - start
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

function ms(value) {
  return `${Math.round(value)} ms`
}
