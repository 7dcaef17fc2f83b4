#!/usr/bin/env node
/** The door of the command: sets up how the program's own code is loaded, and loads it. What it does is in `start.ts`. */
import * as nodeModule from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type CompiledProgram, loadCompiledProgram } from '../host/compiled-program.ts'

/** `NODE_DISABLE_COMPILE_CACHE=1` and `NODE_COMPILE_CACHE=<folder>` mean what they mean to Node. */
const { NODE_COMPILE_CACHE: named, NODE_DISABLE_COMPILE_CACHE: disabled, XDG_CACHE_HOME: caches } = process.env
const isVerbose = process.argv.some((argument) => argument === '--verbose' || argument === '-v')

// Stacks that name the lines of `src/`, for whoever asks for stacks; reading the maps takes time that nobody else should pay.
if (isVerbose) process.setSourceMapsEnabled(true)

// Node 22 and later keep the compiled code of packages that are not in the bundle.
if ('enableCompileCache' in nodeModule && typeof nodeModule.enableCompileCache === 'function') nodeModule.enableCompileCache()

const program = isVerbose || disabled === '1' ? undefined : loadCompiledProgram(programFile(), codeCache())
if (program === undefined) await import('./start.ts')
else await runKept(program)

/** In the account's own folder: nobody else's code is run. */
function codeCache() {
  const folder = named ? join(named, 'sitrep') : join(caches || join(homedir(), '.cache'), 'sitrep', 'code')
  const [command = ''] = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
  return {
    folder,
    userId: named ? undefined : process.getuid?.(),
    purpose: /^[a-z]{1,12}$/.test(command) ? command : 'help',
    engine: `${process.versions.v8}-${process.arch}`,
  }
}

/** Beside the chunks that it is made of. In `src/` there is none. */
function programFile(): string {
  return fileURLToPath(new URL('../chunks/program.js', import.meta.url))
}

async function runKept({ start, keep }: CompiledProgram): Promise<void> {
  const { finished } = await start()
  await finished
  // A wrong command has shown nothing of the right one.
  if (process.exitCode === 0 || process.exitCode === 1) keep()
}
