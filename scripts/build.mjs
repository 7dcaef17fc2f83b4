// Compiles src/ to dist/ and makes the command runnable. Runs on `npm ci` (prepare), so it needs nothing but the dev dependencies.
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const root = dirname(import.meta.dirname)
const require = createRequire(import.meta.url)
const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc')
const command = join(root, 'dist', 'cli', 'main.js')

rmSync(join(root, 'dist'), { recursive: true, force: true })
execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit', cwd: root })
chmodSync(command, 0o755)
linkCommand()

// npm does not link a package's own command into its checkout; without this, `npx sitrep` there asks to install it first.
function linkCommand() {
  const folder = join(root, 'node_modules', '.bin')
  if (process.platform === 'win32' || !existsSync(folder)) return
  const link = join(folder, 'sitrep')
  rmSync(link, { force: true })
  symlinkSync(join('..', '..', 'dist', 'cli', 'main.js'), link)
}
