/** Writes the generated pages and regions of `docs/` from the built package: run `npm run build` before. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fillRegions } from './reference/fill-regions.mjs'
import { referencePages, referenceRegions } from './reference/reference-regions.mjs'

const { diagnosticCodes } = await import('../dist/diagnostics/codes.js')
const { formatCodesPage } = await import('../dist/diagnostics/format-codes-page.js')

writeFileSync(new URL('../docs/diagnostics.md', import.meta.url), formatCodesPage(diagnosticCodes))

const readText = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const regions = await referenceRegions((module) => import(`../dist/${module}.js`), readText)
for (const page of referencePages) {
  writeFileSync(new URL(`../${page}`, import.meta.url), fillRegions(readText(page), regions))
}
