/** English words for dates, and those that only a clock on the wall explains. Regular expressions in pieces; data only. */

/** In the order of the year; the three-letter forms are their beginnings, `sept` besides. */
export const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const

/** From Sunday, as `Date.getUTCDay` counts. */
export const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

/** A month in words, capital first; `May` is one only with its capital. */
export const monthPattern =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?)'

export const weekdayPattern = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day'

const stretch = '(?:week|weekend|fortnight|month|quarter|year|spring|summer|autumn|winter)'
const partOfDay = '(?:morning|afternoon|evening|night)'
const unit = '(?:minute|hour|day|week|fortnight|month|year|decade)'

/**
 * Words that date by the day of writing: a reader of next week, and a rebuild, take them for another day. "The next day" and
 * "the last week of October" count from something that is said; "the past week" and "the past 24 hours" count from the as-of.
 */
export const relativeTimeWords: readonly string[] = [
  'today',
  'yesterday',
  'tomorrow',
  'tonight',
  `this (?:${stretch}|${partOfDay}|${weekdayPattern})`,
  `(?:last|next)(?<!(?:the|its|their|his|her|our|a|per|each|every|whose) \\p{L}+) (?:${stretch}|${partOfDay}|${weekdayPattern})(?! of(?!\\p{L}))`,
  `(?:in|over|during|within|for) the (?:next|coming|past|last) (?:few |several |couple of )?${unit}s(?! (?:of|before|after|to|until|when)(?!\\p{L}))`,
  `in (?:recent|coming) ${unit}s`,
  'recently',
  'lately',
  `(?:\\p{L}+|\\d+) ${unit}s? ago`,
]

/** A weekday that something happens on; it needs its date beside it. */
export const weekdayWords = `(?:on|since|until|till|by|before|after|from|late|early) (?<weekday>${weekdayPattern})(?! (?:to|through|until) ${weekdayPattern})`

/** Words that say a number or statement no longer stands, so that it may be cited for what it was. */
export const replacedWords: readonly string[] = [
  'retract(?:s|ed|ion)',
  'withdr(?:aws?|ew|awn|awal)',
  'correct(?:s|ed|ion)',
  'supersed(?:e|es|ed)',
  'replac(?:e|es|ed|ing)',
  'revis(?:e|es|ed|ion)',
  'no longer',
  '(?:earlier|previous|former|first|initial) (?:\\p{L}+ )?(?:count|figure|report|estimate|account|statement|number|total)s?',
  '(?:up|down|rose|risen|fell|fallen|increased?|decreased?|grew|grown) from',
]
