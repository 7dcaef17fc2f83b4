#!/usr/bin/env bash
# Uses a packed Sitrep as a stranger would, from an empty folder: installs it, starts a project, prints it, imports the library, checks its types.
# scripts/use-package.sh <packed file> <empty or new folder>
set -euo pipefail
tarball=$(realpath "$1")
modules=$(dirname "$(realpath "$0")")/../node_modules
mkdir -p "$2"
cd "$2"
export PUPPETEER_SKIP_DOWNLOAD=true
echo "node $(node --version)"
npm init -y > package-init.log
npm install --save-dev --no-audit --no-fund --loglevel=error "$tarball"
npx --no -- sitrep init
npx --no -- sitrep check
npx --no -- sitrep build
[ "$(head -c 5 output/northern-floods.pdf)" = "%PDF-" ]
npx --no -- sitrep ci github --write
cat > use.mjs << 'END'
import { buildReports, checkReports, createDiskHost, createPrinter, loadConfig } from 'sitrep'
for (const part of [buildReports, checkReports, createDiskHost, createPrinter, loadConfig]) {
  if (typeof part !== 'function') throw new Error('the library is not whole')
}
END
node use.mjs
cat > use.mts << 'END'
import { checkReports, createDiskHost, loadConfig, type Diagnostic } from 'sitrep'
const project = createDiskHost({ root: '.', shippedRoot: '.', now: new Date(0) })
const config = await loadConfig(project)
if (config.ok) {
  const doors = { project, config: config.value, elapsedMs: () => performance.now() }
  const result = await checkReports({ briefs: [], set: [], strict: false }, doors)
  const found: readonly Diagnostic[] = result.diagnostics
  if (found.length > 0) throw new Error(found[0]?.message)
}
// @ts-expect-error: the types are there, and hold
await loadConfig(42)
END
if [ -f "$modules/typescript/bin/tsc" ]; then
  node "$modules/typescript/bin/tsc" --noEmit --strict --target es2022 --module nodenext --lib es2023,dom \
    --typeRoots "$modules/@types" --types node use.mts
  echo "types: hold"
fi
ls -l output
echo "installed: $(du -sh node_modules | cut -f1)"
