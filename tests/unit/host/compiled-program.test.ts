import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type CodeCache, loadCompiledProgram } from '../../../src/host/compiled-program.ts'

/** Two modules, one of them on demand; the entry says what they know of themselves. */
const script = `// 0123abcd
({ entry: './start.js', packages: { './start.js': [], './more.js': [] }, modules: {
'./start.js'(require, exports, module, $meta, $import) {
  module.exports = { words: () => $import('./more.js').then((more) => [require('node:path').basename($meta.filename), more.sum(2, 3)]) }
},
'./more.js'(require, exports) { exports.sum = (a, b) => a + b }
} })
`

function createProgram(text = script) {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-code-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'program.js')
  writeFileSync(file, text)
  const kept = join(folder, 'kept')
  const cache = { folder: kept, userId: process.getuid?.(), purpose: 'check', engine: '1.2-x64' }
  const files = (): readonly string[] => {
    try {
      return readdirSync(kept).sort()
    } catch {
      return []
    }
  }
  const run = async (changed: Partial<CodeCache> = {}) => {
    const program = loadCompiledProgram(file, { ...cache, ...changed })
    const started = await program?.start()
    const words = started?.['words']
    const said: unknown = typeof words === 'function' ? await words() : undefined
    program?.keep()
    return said
  }
  return { file, kept, files, run }
}

describe('loadCompiledProgram', () => {
  it('runs a script’s modules: builtins, places, imports on demand', async () => {
    expect(await createProgram().run()).toEqual(['start.js', 5])
  })

  it('keeps code after the first two runs, where nobody else may write, and runs the same from it', async () => {
    const { kept, files, run } = createProgram()
    await run()
    expect(files()).toEqual(['0123abcd-1.2-x64-check-1'])
    expect(await run()).toEqual(['start.js', 5])
    expect(files()).toEqual(['0123abcd-1.2-x64-check-2'])
    const before = readFileSync(join(kept, '0123abcd-1.2-x64-check-2'))
    expect(await run()).toEqual(['start.js', 5])
    expect(readFileSync(join(kept, '0123abcd-1.2-x64-check-2'))).toEqual(before)
  })

  it('does not take code that was changed on the disk, and makes it anew', async () => {
    const { kept, files, run } = createProgram()
    await run()
    const [name = ''] = files()
    const code = readFileSync(join(kept, name))
    code[code.length >> 1] = (code[code.length >> 1] ?? 0) ^ 255
    writeFileSync(join(kept, name), code)
    expect(await run()).toEqual(['start.js', 5])
    expect(readFileSync(join(kept, name))).not.toEqual(code)
    writeFileSync(join(kept, name), 'x')
    expect(await run()).toEqual(['start.js', 5])
  })

  it('keeps code apart by what the script says, by engine and by purpose', async () => {
    const { file, files, run } = createProgram()
    await run()
    await run({ engine: '1.3-x64' })
    await run({ purpose: 'build' })
    writeFileSync(file, script.replace('0123abcd', '4567cdef').replace('a + b', 'a - b'))
    expect(await run()).toEqual(['start.js', -1])
    expect(files()).toHaveLength(4)
  })

  it.skipIf(process.platform === 'win32')(
    'takes no code from a folder that others may write to, and puts none there',
    async () => {
      const { kept, files, run } = createProgram()
      await run()
      chmodSync(kept, 0o777)
      const before = files()
      expect(await run()).toEqual(['start.js', 5])
      expect(files()).toEqual(before)
      chmodSync(kept, 0o755)
      expect(await run({ userId: (process.getuid?.() ?? 0) + 1 })).toEqual(['start.js', 5])
      expect(files()).toEqual(before)
    },
  )

  it('does without a folder, and keeps nothing of a script that does not say what it is', async () => {
    const { files, run } = createProgram(script.slice(script.indexOf('\n') + 1))
    expect(await run()).toEqual(['start.js', 5])
    const other = createProgram()
    expect(await other.run({ folder: undefined })).toEqual(['start.js', 5])
    expect([files(), other.files()]).toEqual([[], []])
  })

  it('gives nothing where there is no script', () => {
    const cache = { folder: undefined, userId: undefined, purpose: 'check', engine: 'x' }
    expect(loadCompiledProgram(join(tmpdir(), 'no-such-sitrep', 'program.js'), cache)).toBeUndefined()
  })
})
