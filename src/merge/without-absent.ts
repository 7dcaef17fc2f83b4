/** Plain data without its absent parts: in the dossier an absent value is an absent key, so that its JSON has one form. */

/** The type without `undefined` in its properties: those that may be undefined become optional. */
export type WithoutAbsent<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** A copy of the object without the keys whose value is undefined; key order is kept. */
export function withoutAbsent<T extends object>(object: T): WithoutAbsent<T> {
  const present = Object.entries(object).filter(([, value]) => value !== undefined)
  return Object.fromEntries(present) as WithoutAbsent<T>
}

/** The value, frozen through and through. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) deepFreeze(part)
  }
  return value
}
