/** English numbers in prose: words for them, what softens them, and digits that are no quantity. Regular expressions in pieces; data only. */
import { monthPattern } from './time-words.ts'

/** Small numbers as words; "one" is left out, because it is a pronoun more often than a number. */
export const numberWords: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
}

/** "300m" is left out: it may be metres. */
export const scaleWords: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  billion: 1e9,
  bn: 1e9,
  k: 1000,
}

/** Words before a number that say how it is meant. */
export const aboutWords = [
  'about',
  'around',
  'some',
  'approximately',
  'roughly',
  'an estimated',
  'estimated',
  'close to',
  'circa',
  'c\\.',
] as const
export const fromBelowWords = ['more than', 'over', 'at least', 'no fewer than', 'no less than', 'upwards of', 'above'] as const
export const fromAboveWords = [
  'less than',
  'fewer than',
  'under',
  'up to',
  'at most',
  'as many as',
  'nearly',
  'almost',
  'no more than',
  'below',
] as const

/** Units of time: a number of days is no number of people, even when people are near. */
export const timeUnits: ReadonlySet<string> = new Set(
  'second seconds minute minutes hour hours day days night nights week weeks month months year years decade decades'.split(' '),
)

const day = '\\d{1,2}(?:st|nd|rd|th)?'
const several = `${day}(?:\\s*(?:[–—-]|,|to|and|or|until|till|through|/)\\s*${day})*`
const year = '(?:1[5-9]|20)\\d{2}'
const counted =
  'people|persons|men|women|children|households?|families|homes|houses|troops|soldiers|fighters|militants|refugees|tonnes?|tons|km|kilometres|kilometers|metres|meters|ha|hectares|litres|liters|cases|deaths|dead|killed|wounded|injured|trucks|vehicles|tents|kits'
const labelled =
  'nos?|numbers?|issue|edition|version|report|sitrep|sections?|chapters?|parts?|tables?|figures?|fig|maps?|annex(?:es)?|appendix|box|pages?|paras?|paragraphs?|articles?|art|clause|rule|resolutions?|protocol|phases?|rounds?|stages?|steps?|day|week|levels?|grade[ds]?|rated|category|class|tier|options?|scenario|points?|items?|row|column|injects?|routes?|road|highway|motorway|gate|camp|ward|zone|area|block|channel|objective|goal|standard|lines?|code|notes?|footnotes?|sources?|waves?|clusters?|types?|groups?|unit|teams?|sector|district|series|volumes?|books?|exhibits?|panels?|terminal|pier|flight|model|mark|km|kilometre|mile'

/** Digits that are no quantity, by letters and case: dates, times and names. Matched in this order, each blanked before the next. */
export const harmlessNames: readonly string[] = [
  '\\d{4}-\\d{2}(?:-\\d{2})?(?:T[\\d:]+(?:Z|[+-]\\d{2}:\\d{2})?)?',
  `${several}\\s+(?:of\\s+)?${monthPattern}(?:,?\\s+${year})?`,
  `${monthPattern}\\s+${several}(?:,?\\s+${year})?`,
  `${monthPattern}\\s+${year}`,
  '\\d{1,2}/\\d{1,2}/\\d{4}|24/7|9/11|7/7',
  '(?:UTC|GMT)\\s*[+–−-]\\s*\\d{1,2}(?::\\d{2})?',
  '\\d{1,2}:\\d{2}(?:\\s*(?:[–—-]|to)\\s*\\d{1,2}:\\d{2})?Z?',
  '(?:\\d{1,2}\\.\\d{2}|\\d{3,4})\\s?(?:hrs|hours|UTC|GMT|Z|local|[ap]\\.?m\\.?)',
  '\\d{1,2}\\s?[ap]\\.?m\\.?',
  // COVID-19, A-10, mid-2025; G20, M23, H5N1; ICD 203, TLP 2.0, EN 301 549; 5G, 4x4.
  '\\p{L}[\\p{L}\\d]*(?:-\\d[\\p{L}\\d]*)+',
  '\\p{L}+\\d[\\p{L}\\d]*(?:\\.\\d+)?',
  '(?:Boeing|Airbus|Antonov|Cessna|Ilyushin|Tupolev)\\s\\d[\\p{L}\\d-]*',
  '[A-Z]{2,}[A-Z\\d]*\\s\\d+(?:[.:-]\\d+)*(?:\\s\\d{3})?(?!,\\d|\\s?%)',
  '\\d+(?!(?:k|m|km|cm|mm|kg|g|t|ha|l|bn|mn|pc|kv|m²|m³|km²)(?!\\p{L}))\\p{L}[\\p{L}\\d]*',
]

/** Digits that are no quantity by the words around them, in any case: years, numbering, spans, calibres. Matched after the names. */
export const harmlessNumbers: readonly string[] = [
  `(?<!(?:about|some|around|nearly|almost|over|than|least|most|approximately|roughly|estimated|total of|all|up to)\\s)${year}(?:\\s*[–/-]\\s*(?:${year}|\\d{2}))?s?(?!,\\d|\\s+(?:${counted})(?!\\p{L}))`,
  '\\d+(?:st|nd|rd|th)',
  '\\(\\d{1,2}\\)',
  `(?:${labelled})\\.?\\s+#?\\d+(?:\\.\\d+)*\\p{L}?(?:\\(\\p{L}?\\d*\\))*(?:\\s*(?:[–—-]|,|to|and|or|&)\\s*\\d+(?:\\.\\d+)*)*(?!,\\d|\\s*%|\\s+(?:${counted})(?!\\p{L}))`,
  '#\\d+',
  '(?:within|next|last|past|previous|coming|first|every|each)\\s+[\\d,]+[\\s-](?:minutes?|hours?|days?|weeks?|months?|years?)',
  '\\d+-(?:point|party|member|nation|country|page|seat|step|item|(?:minute|hour|day|week|month|year)(?!-old))',
  '(?:aged?|ages?(?:\\s+of)?)\\s+\\d+(?:\\s*(?:[–-]|to|and)\\s*\\d+)?',
  '(?:children|girls|boys|those|adults|persons|people|women|men)\\s+(?:under|over|below|above)\\s+\\d+',
  '\\+\\d[\\d\\s()-]{6,}\\d',
  '[+-]?\\d{1,3}\\.\\d{4,}',
  '\\d+(?:\\.\\d+)?\\s?[×x]\\s?\\d+(?:\\.\\d+)?(?:\\s?mm)?',
  '\\d+(?:\\.\\d+)?[\\s-]?mm(?=\\s+(?:\\p{L}+\\s+)?(?:howitzers?|artillery|shells?|rounds?|mortars?|guns?|cannons?|ammunition|rockets?))',
  "\\d+(?:\\.\\d+)?\\s?°(?:\\s?\\d+(?:\\.\\d+)?\\s?[′'])?(?:\\s?[NSEW](?!\\p{L}))?",
]
