#!/usr/bin/env bash
# Uses a packed Sitrep as a stranger would, from an empty folder: installs it, starts a project, prints it, imports the library, checks its types.
# scripts/use-package.sh <packed file> <empty or new folder>
set -euo pipefail
tarball=$(realpath "$1")
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
ls -l output
echo "installed: $(du -sh node_modules | cut -f1)"
