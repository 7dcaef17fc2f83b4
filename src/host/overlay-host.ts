/** A host that writes nothing: what it is given to write is seen by those who read through it, and by nobody else. */
import type { Host } from './host.ts'
import { createMemoryHost } from './memory-host.ts'

/** A view of `host` over which written files lie, in memory. */
export function overlayHost(host: Host): Host {
  const over = createMemoryHost({})
  const hostOf = (path: string): Host => (over.written().has(path) ? over : host)
  return {
    readText: (path) => hostOf(path).readText(path),
    readBytes: (path) => hostOf(path).readBytes(path),
    list: async (globs) => [...new Set([...(await host.list(globs)), ...(await over.list(globs))])].sort(),
    write: (path, content) => over.write(path, content),
    now: () => host.now(),
    reads: () => new Map([...host.reads(), ...over.reads()]),
    textFiles: () => new Map([...host.textFiles(), ...over.textFiles()]),
  }
}
