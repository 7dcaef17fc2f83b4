/**
 * Looks at a packed file as those will who install it: publint, the types under every way of importing, nothing in it that has no business
 * there. `node scripts/check-package.mjs sitrep-0.1.0.tgz`; prints its size, ends with 1 when something is wrong.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

const [tarball] = process.argv.slice(2)
if (tarball === undefined) throw new Error('name the packed file')
const root = fileURLToPath(new URL('..', import.meta.url))

const bytes = readFileSync(tarball)
const { messages, pkg } = await publint({
  pack: { tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) },
  strict: true,
})
for (const message of messages) console.error(`publint: ${formatMessage(message, pkg)}`)

// Sitrep is of ES modules only: `require` of it is not promised on Node.js 20 before 20.19, and the old resolution knows no `exports`.
const attw = spawnSync(
  process.execPath,
  [`${root}/node_modules/@arethetypeswrong/cli/dist/index.js`, tarball, '--profile', 'esm-only'],
  { encoding: 'utf8' },
)
if (attw.status !== 0) console.error(attw.stdout + attw.stderr)

const files = listFiles(tarball)
const strange = files.filter(
  (file) => !/^package\/(dist|templates|docs)\/|^package\/(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/.test(file),
)
for (const file of strange) console.error(`not for publishing: ${file}`)

console.log(`${files.length} files, ${(statSync(tarball).size / 1e6).toFixed(2)} MB packed`)
if (messages.length > 0 || attw.status !== 0 || strange.length > 0) process.exitCode = 1

function listFiles(path) {
  const { status, stdout, stderr } = spawnSync('tar', ['-tzf', path], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stdout.trim().split('\n')
}
