/** An edition as the text of its file, with the digests by which a later reader tells whether it was edited. Writes nothing. */
import { createHash } from 'node:crypto'
import type { Dossier } from '../merge/dossier.ts'
import type { Edition, EditionReport } from './edition.ts'

/** What is frozen: an edition before its digests are taken. */
export interface EditionDraft {
  readonly brief: string
  readonly number: number
  /** The occurrence that it was made for (EDTF); undefined for one released by hand. */
  readonly scheduledFor?: string
  readonly tool: string
  readonly wording: Edition['wording']
  /** At least one; the first is the one whose dates the edition bears. */
  readonly reports: readonly {
    readonly name: string
    readonly files: EditionReport['files']
    readonly dossier: Dossier
  }[]
}

/** The file of an edition, root-relative: `briefs/pak-afg/editions/004.json`. */
export function editionPath(brief: string, number: number): string {
  return `briefs/${brief}/editions/${String(number).padStart(3, '0')}.json`
}

/** The brief as the edition had it, root-relative: `briefs/pak-afg/editions/003.yaml`. */
export function wordingPath(brief: string, number: number): string {
  return editionPath(brief, number).replace(/json$/, 'yaml')
}

/** A translation as the edition had it, by the path that its variant writes: `briefs/pak-afg/editions/004-translations-ur.yaml`. */
export function keptTranslationPath(brief: string, number: number, written: string): string {
  return editionPath(brief, number).replace(/\.json$/, `-${written.replace(/[^\p{L}\p{N}.]+/gu, '-').replace(/^[-.]+/, '')}`)
}

/** SHA-256 of a brief file's text, whatever its line ends: version control may change those. */
export function wordingDigest(text: string): string {
  return sha256Of(text.replaceAll('\r\n', '\n'))
}

/** The canonical text of a dossier: its JSON with keys as they come, two spaces, and a line feed. Byte for byte the same for the same dossier. */
export function dossierText(dossier: unknown): string {
  return `${JSON.stringify(dossier, undefined, 2)}\n`
}

/** The text of the edition's file. Pure: the same draft gives the same bytes. */
export function freezeEdition({ brief, number, scheduledFor, tool, wording, reports }: EditionDraft): string {
  const header = reports[0]?.dossier.brief
  const content = {
    schemaVersion: 1,
    brief,
    number,
    asOf: header?.asOf,
    informationCutoff: header?.informationCutoff,
    scheduledFor,
    tool,
    wording,
    reports: reports.map(({ name, files, dossier }) => ({
      name,
      variant: dossier.variant?.id,
      row: dossier.each?.index,
      files: files.map(({ path, format, sha256 }) => ({ path, format, sha256 })),
      dossierSha256: sha256Of(dossierText(dossier)),
      dossier,
    })),
  }
  return dossierText({ ...content, sha256: sha256Of(dossierText(content)) })
}

/** SHA-256 in hex of a text in UTF-8. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
