/** Where this copy of Sitrep is installed and which version it is. */
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Absolute path of the package: the folder that holds `package.json` and `templates/`. The same from `src/` and from `dist/`. */
export function installedFolder(): string {
  return fileURLToPath(new URL('../..', import.meta.url))
}

/** The version in `package.json`. */
export function installedVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)('../../package.json')
  const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest
  if (!isManifest || typeof manifest.version !== 'string') throw new Error('package.json has no version')
  return manifest.version
}
