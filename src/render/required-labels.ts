/** The labels that rendering itself looks up, besides those that templates ask for. Data only. */
import { viewNames } from '../brief/brief.ts'

/** Keys that `labels/en.yaml` of a template chain must have. */
export const requiredLabels: readonly string[] = [
  ...['about', 'atLeast', 'upTo', 'estimate', 'range'].map((key) => `qualifier.${key}`),
  ...['about', 'uncertain', 'aboutUncertain', 'since', 'until', 'range', 'dateTime'].map((key) => `date.${key}`),
  ...['to', 'toAt', 'back', 'backBare'].map((key) => `citation.${key}`),
  ...['accessed', 'undated', 'quoted'].map((key) => `sourceLine.${key}`),
  ...viewNames.map((view) => `view.${view}`),
  'kind.assumption',
]
