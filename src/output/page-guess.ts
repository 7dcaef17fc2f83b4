/** The page numbers of a report's last print, kept in the output folder as a first guess for the next. A lost or broken one costs a print. */
import { type Host, HostError } from '../host/host.ts'

/** Numbers by id as they were kept for the report of that name; none when there are none to be read. */
export async function readPageGuess(host: Host, outputName: string): Promise<ReadonlyMap<string, string>> {
  try {
    const kept: unknown = JSON.parse((await host.readText(pathFor(outputName)))?.text ?? '{}')
    const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : []
    return new Map(entries.flatMap(([id, number]) => (typeof number === 'string' ? [[id, number] as const] : [])))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof HostError) return new Map()
    throw error
  }
}

/** Keeps the numbers. A folder that cannot be written to is no reason to fail a report that is printed. */
export async function keepPageGuess(host: Host, outputName: string, numbers: ReadonlyMap<string, string>): Promise<void> {
  try {
    await host.write(pathFor(outputName), `${JSON.stringify(Object.fromEntries(numbers))}\n`)
  } catch (error) {
    if (!(error instanceof HostError)) throw error
  }
}

function pathFor(outputName: string): string {
  return `.sitrep/pages/${outputName}.json`
}
