// `sitrep check` of the shipped briefs from cold, against the bare start of node: whole processes, in turns, medians, and how many times
// as long as that start a check takes, which depends less on the machine. The first rounds fill the file cache and keep compiled code
// (in a folder of their own). Run: npm run bench:check -- [rounds]
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { performance } from 'node:perf_hooks'

const root = dirname(import.meta.dirname)
const [rounds = '11'] = process.argv.slice(2)
const cache = mkdtempSync(join(tmpdir(), 'sitrep-bench-'))
const command = join(root, 'dist/cli/main.js')
const calls = {
  'bare node': ['-e', '0'],
  'check pak-afg': [command, 'check', 'pak-afg', '--quiet'],
  'check northland-floods': [command, 'check', 'northland-floods', '--quiet'],
}
const warmUp = 3

try {
  const times = new Map(Object.keys(calls).map((name) => [name, []]))
  for (let round = 0; round < warmUp + Number(rounds); round++) {
    for (const [name, call] of Object.entries(calls)) {
      const ms = timed(call)
      if (round >= warmUp) times.get(name).push(ms)
    }
  }
  const bare = median(times.get('bare node'))
  console.log(`node ${process.version}, load ${loadavg()[0].toFixed(1)}, ${rounds} rounds`)
  for (const [name, all] of times) {
    const ms = median(all)
    console.log(
      `${name}: ${Math.round(ms)} ms, at best ${Math.round(Math.min(...all))} ms, ${(ms / bare).toFixed(1)} × bare node`,
    )
  }
} finally {
  rmSync(cache, { recursive: true, force: true })
}

function timed(call) {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, call, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, XDG_CACHE_HOME: cache },
  })
  const ms = performance.now() - start
  if (status !== 0) throw new Error(`it ended with ${status}: ${stderr.slice(-2000)}`)
  return ms
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
