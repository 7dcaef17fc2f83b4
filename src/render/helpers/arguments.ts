/** Helper arguments read as what a helper needs. Anything can come out of a template, so nothing is taken on trust. */
import type { DossierFact, DossierSource } from '../../merge/dossier.ts'
import type { HelperScope } from './helper.ts'

/** Whether there is nothing to say: absent, empty text or an empty list. Zero and `false` are something. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** What `{{#if}}` takes for true: neither absent nor `false` nor zero. */
export function isTruthy(value: unknown): boolean {
  return !isAbsent(value) && value !== false && value !== 0 && !Number.isNaN(value)
}

/** A number, also when it is written as text; undefined for anything else. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  return typeof value === 'string' && /^[-+]?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined
}

/** Text, numbers and yes/no as text; undefined for lists, objects and what is absent. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** A field of an object, its own only. */
export function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return Object.entries(value).find(([key]) => key === name)?.[1]
}

/** What stands at a path of names joined by dots: `figure.value`. */
export function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce(fieldOf, value)
}

/** The fact that a fact or a fact's id stands for, out of the dossier. */
export function factOf(value: unknown, scope: HelperScope): DossierFact | undefined {
  const id = typeof value === 'string' ? value : fieldOf(value, 'id')
  return typeof id === 'string' && Object.hasOwn(scope.dossier.facts, id) ? scope.dossier.facts[id] : undefined
}

/** The source that a source or a source's id stands for, out of the dossier. */
export function sourceOf(value: unknown, scope: HelperScope): DossierSource | undefined {
  const id = typeof value === 'string' ? value : fieldOf(value, 'id')
  return scope.dossier.sources.find((source) => source.id === id)
}

/** A few words on a value, for messages. */
export function describeValue(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  const text = String(value)
  return `\`${text.length > 40 ? `${text.slice(0, 40)}…` : text}\``
}
