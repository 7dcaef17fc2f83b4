#!/usr/bin/env node
/** The door of the command: sets up how the program's own code is loaded, and loads it. What it does is in `start.ts`. */
import * as nodeModule from 'node:module'

// Stacks that name the lines of `src/`, for whoever asks for stacks; reading the maps takes time that nobody else should pay.
if (process.argv.some((argument) => argument === '--verbose' || argument === '-v')) process.setSourceMapsEnabled(true)

// Node 22 and later keep compiled code for the next start, in a folder of the user's own; `NODE_DISABLE_COMPILE_CACHE=1` turns it off.
if ('enableCompileCache' in nodeModule && typeof nodeModule.enableCompileCache === 'function') nodeModule.enableCompileCache()

await import('./start.ts')
