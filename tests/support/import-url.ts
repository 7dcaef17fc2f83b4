/** Node's own `import()`, which the test runner otherwise replaces by a loader with messages of its own. */
import { constants, Script } from 'node:vm'

export const importUrl = new Script('(url) => import(url)', {
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
}).runInThisContext() as (url: string) => Promise<object>
