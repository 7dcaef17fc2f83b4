/** Tells one reader's files from another's when both share a host. Reads nothing of its own. */
import type { Host } from './host.ts'

/**
 * A view of `host` whose `reads` are only what was asked for through it: what one report of a run depends on.
 * Files, texts and the clock are the host's own, so a file that many reports share is still read once.
 */
export function trackReads(host: Host): Host {
  const asked = new Set<string>()
  return {
    readText(path) {
      asked.add(path)
      return host.readText(path)
    },
    readBytes(path) {
      asked.add(path)
      return host.readBytes(path)
    },
    list: (globs) => host.list(globs),
    write: (path, content) => host.write(path, content),
    now: () => host.now(),
    reads() {
      const all = host.reads()
      return new Map([...asked].sort().map((path) => [path, all.get(path)]))
    },
    textFiles: () => host.textFiles(),
  }
}
