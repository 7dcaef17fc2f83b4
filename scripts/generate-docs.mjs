/** Writes the generated pages of `docs/` from the built package: run `npm run build` before. */
import { writeFileSync } from 'node:fs'

const { diagnosticCodes } = await import('../dist/diagnostics/codes.js')
const { formatCodesPage } = await import('../dist/diagnostics/format-codes-page.js')

writeFileSync(new URL('../docs/diagnostics.md', import.meta.url), formatCodesPage(diagnosticCodes))
