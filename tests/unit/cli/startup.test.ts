/** What `--help`, `--version` and `explain` may load: a few small files, so that they answer at once. */
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { expect, it } from 'vitest'

const source = resolve(import.meta.dirname, '../../../src')

/** Packages that a file and all it imports, not counting `import()`, bring in. */
function packagesOf(entry: string): readonly string[] {
  const packages = new Set<string>()
  const seen = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    const imports = readFileSync(file, 'utf8').matchAll(/^import\s+(?!type\s)[^'"]*?from\s+['"]([^'"]+)['"]/gm)
    for (const [, specifier = ''] of imports) {
      if (specifier.startsWith('.')) visit(resolve(dirname(file), specifier))
      else if (!specifier.startsWith('node:')) packages.add(specifier)
    }
  }
  visit(resolve(source, entry))
  expect(seen.size).toBeGreaterThan(3)
  return [...packages].sort()
}

it('is commander alone for every command', () => {
  expect(packagesOf('cli/start.ts')).toEqual(['commander'])
})

it.each(['explain', 'init', 'new'])('is nothing more for `%s`', (command) => {
  expect(packagesOf(`cli/commands/${command}.ts`)).toEqual([])
})

it('is no browser library and, without a picture, nothing that draws for `check`', () => {
  const heavy = packagesOf('cli/commands/check.ts').filter((name) => /puppeteer|pdf-lib|vega|d3-|topojson|world-atlas/.test(name))
  expect(heavy).toEqual([])
})
