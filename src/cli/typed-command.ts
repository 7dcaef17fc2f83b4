/** How the command is to be typed where the user is. */
import type { Environment } from './cli-io.ts'

/** `npx sitrep` for those who started it so: then it is in `node_modules` and not on the path. */
export function typedCommand(environment: Environment): string {
  return environment['npm_command'] === 'exec' ? 'npx sitrep' : 'sitrep'
}
