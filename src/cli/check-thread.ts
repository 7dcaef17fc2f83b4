/** A thread of a check of many briefs: checks its part as the command would, and sends the result. Says nothing itself. */
import { parentPort, workerData } from 'node:worker_threads'
import { loadConfig } from '../config/load-config.ts'
import { createDiskHost } from '../host/disk-host.ts'
import { checkReports } from '../pipeline.ts'
import { type CheckPart, withoutOtherTexts } from './check-part.ts'
import { installedFolder } from './installation.ts'

const part: CheckPart = workerData
const project = createDiskHost({ root: part.root, shippedRoot: installedFolder(), now: part.now })
const config = await loadConfig(project)
// It was read a moment ago without errors; whoever asked then checks all by itself.
if (!config.ok) throw new Error('the project file has changed')
const result = await checkReports(part.request, { project, config: config.value, elapsedMs: () => performance.now() })
parentPort?.postMessage(withoutOtherTexts(result))
