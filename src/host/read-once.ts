/** Remembers what a run has read, so that every file is read once and is the same for all. Reads nothing itself. */
import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createTextFile, type TextFile } from '../text/text-file.ts'
import { type Host, HostError } from './host.ts'

/** The reading half of a `Host`, and `forget` for a path that has been written. */
export interface ReadOnce extends Pick<Host, 'readText' | 'readBytes' | 'reads' | 'textFiles'> {
  forget(path: string): void
}

/**
 * Reading through `load`, which gives a file's bytes or undefined when there is none. Readers of one path share one
 * promise. Rejects with what `load` rejects with, and with `HostError` for text that is not UTF-8.
 */
export function createReadOnce(load: (path: string) => Promise<Uint8Array | undefined>): ReadOnce {
  const bytesByPath = new Map<string, Promise<Uint8Array | undefined>>()
  const textByPath = new Map<string, Promise<TextFile | undefined>>()
  const textFiles = new Map<string, TextFile>()
  const digests = new Map<string, string | undefined>()

  async function loadAndRecord(path: string): Promise<Uint8Array | undefined> {
    // Recorded before loading: a file that is refused was asked for all the same, and a watcher should watch it.
    digests.set(path, undefined)
    const bytes = await load(path)
    if (bytes !== undefined) digests.set(path, createHash('sha256').update(bytes).digest('hex'))
    return bytes
  }

  async function decodeAndRecord(path: string): Promise<TextFile | undefined> {
    const bytes = await readBytes(path)
    if (bytes === undefined) return undefined
    const file = createTextFile(path, decodeUtf8(path, bytes))
    textFiles.set(path, file)
    return file
  }

  function readBytes(path: string): Promise<Uint8Array | undefined> {
    return onceByPath(bytesByPath, path, loadAndRecord)
  }

  return {
    readBytes,
    readText: (path) => onceByPath(textByPath, path, decodeAndRecord),
    reads: () => digests,
    textFiles: () => textFiles,
    forget(path) {
      bytesByPath.delete(path)
      textByPath.delete(path)
      textFiles.delete(path)
    },
  }
}

function onceByPath<T>(known: Map<string, Promise<T>>, path: string, make: (path: string) => Promise<T>): Promise<T> {
  const earlier = known.get(path)
  if (earlier !== undefined) return earlier
  const promise = make(path)
  known.set(path, promise)
  return promise
}

/** A byte-order mark is kept here: `createTextFile` drops it, and knows why. */
function decodeUtf8(path: string, bytes: Uint8Array): string {
  if (!isUtf8(bytes)) throw new HostError(path, 'it is not UTF-8 text')
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}
