/** What an issued edition keeps: the dossiers that its reports were printed from, and digests that prove them. Types only. */
import type { ComparedDossier } from './compared-dossier.ts'

/** One issued edition of a brief, as its file has it. */
export interface Edition {
  /** Root-relative path of its file. */
  readonly path: string
  /** The brief's id. */
  readonly brief: string
  readonly number: number
  /** EDTF, as the brief had it. */
  readonly asOf: string
  readonly informationCutoff?: string
  /** The occurrence of the schedule that it was made for, EDTF with a time; undefined for one released by hand. */
  readonly scheduledFor?: string
  /** Name and version of the program that printed it. */
  readonly tool: string
  /** The brief it was made from, kept beside it: the digest of that file and what was `--set` over it. Absent from editions of early versions. */
  readonly wording?: {
    readonly sha256: string
    readonly set: readonly string[]
    /** The translation files that its variants named, as they wrote them; absent for none. */
    readonly translations?: readonly { readonly path: string; readonly sha256: string }[]
  }
  /** The brief itself, its variants and its rows, in the order in which they were made. */
  readonly reports: readonly EditionReport[]
  /** SHA-256 of everything else in the file, in hex. */
  readonly sha256: string
}

export interface EditionReport {
  /** The output name, without its ending. */
  readonly name: string
  readonly variant?: string
  /** Number of the row of `forEach`, from 1. */
  readonly row?: number
  readonly files: readonly { readonly path: string; readonly format: string; readonly sha256: string }[]
  /** SHA-256 of the dossier's text (`dossierText`), in hex. */
  readonly dossierSha256: string
  readonly dossier: ComparedDossier
}
