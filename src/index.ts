/** The library's only door: what a program that builds reports itself may use. Everything else is free to change. */

export { buildDueReports, type DueResult, planReports } from './build-due.ts'
export type {
  BuildDoors,
  BuildRequest,
  CheckDoors,
  CheckRequest,
  Phase,
  ProgressEvent,
  ReportResult,
  RunResult,
} from './build-request.ts'
export { type Config, loadConfig } from './config/load-config.ts'
export type { Diagnostic, Outcome, Severity } from './diagnostics/diagnostic.ts'
export { formatHuman } from './diagnostics/format-human.ts'
export { createDiskHost } from './host/disk-host.ts'
export type { Host } from './host/host.ts'
export { createMemoryHost } from './host/memory-host.ts'
export { createModuleDoor, type ModuleDoor } from './host/project-modules.ts'
export type { Dossier } from './merge/dossier.ts'
export { buildReports, checkReports } from './pipeline.ts'
export { createPrinter } from './print/create-printer.ts'
export type { Printer, PrinterOptions } from './print/print-job.ts'
export type { HelperReport, SafeText } from './render/helper-report.ts'
export { loadHelpers, type OwnHelpers } from './render/own-helpers.ts'
