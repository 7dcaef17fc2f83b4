/**
 * Words by which numbers, shares and likelihood are told in the languages that reports come in, so that a text and its translation can
 * be held against each other. Data only; a language that is not here is compared by digits alone.
 */
import type { LexiconId } from './lexicons.ts'

/** Words that multiply the number before them, by primary language subtag. */
export const scaleWordsOf: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  en: { hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, bn: 1e9, lakh: 1e5, crore: 1e7 },
  fr: { cent: 100, cents: 100, mille: 1e3, million: 1e6, millions: 1e6, milliard: 1e9, milliards: 1e9 },
  es: { cien: 100, mil: 1e3, millón: 1e6, millones: 1e6, 'mil millones': 1e9 },
  ar: { مئة: 100, مائة: 100, ألف: 1e3, آلاف: 1e3, مليون: 1e6, ملايين: 1e6, مليار: 1e9, مليارات: 1e9 },
  ur: { سو: 100, ہزار: 1e3, لاکھ: 1e5, ملین: 1e6, کروڑ: 1e7, ارب: 1e9, بلین: 1e9 },
}

/** Words for “per cent”, after the number. */
export const percentWordsOf: Readonly<Record<string, readonly string[]>> = {
  en: ['per cent', 'percent'],
  fr: ['pour cent'],
  es: ['por ciento'],
  ar: ['في المئة', 'في المائة', 'بالمئة', 'بالمائة'],
  ur: ['فیصد', 'فی صد'],
}

/** Numbers as English words, ordinals and “once” among them: a translation may write them in digits. */
export const englishNumberWords: Readonly<Record<string, number>> = {
  ...{ one: 1, first: 1, once: 1, single: 1, second: 2, twice: 2, both: 2, half: 2, pair: 2, third: 3, fourth: 4, fifth: 5 },
  ...{ sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10, eleventh: 11, twelfth: 12, dozen: 12, hundred: 100, thousand: 1000 },
}

/** Other names of months than the usual ones, January first. */
export const otherMonthsOf: Readonly<Record<string, readonly string[]>> = {
  ar: [
    'كانون الثاني',
    'شباط',
    'آذار',
    'نيسان',
    'أيار',
    'حزيران',
    'تموز',
    'آب',
    'أيلول',
    'تشرين الأول',
    'تشرين الثاني',
    'كانون الأول',
  ],
}

/**
 * How each band of a lexicon is said, the least likely first, in the lexicon’s order. The first of each band is the usual term; longer
 * terms are looked for before the shorter ones that they hold. English has those of the lexicon itself.
 */
export const likelihoodWordsOf: Readonly<Record<string, Readonly<Record<LexiconId, readonly (readonly string[])[]>>>> = {
  fr: {
    icd203: [
      ['presque aucune chance', 'presque exclu', 'presque exclue'],
      ['très improbable', 'très peu probable', 'très peu probables'],
      ['improbable', 'peu probable', 'peu probables'],
      ['à peu près une chance sur deux', 'environ une chance sur deux'],
      ['probable', 'probables', 'probablement'],
      ['très probable', 'très probables', 'très probablement'],
      ['quasi certain', 'quasi certaine', 'presque certain', 'presque certaine'],
    ],
    phia: [
      ['chance infime'],
      ['hautement improbable', 'très improbable'],
      ['improbable', 'peu probable'],
      ['possibilité réelle', 'possibilité réaliste'],
      ['probable', 'probables', 'probablement'],
      ['hautement probable', 'très probable'],
      ['quasi certain', 'quasi certaine', 'presque certain', 'presque certaine'],
    ],
  },
  es: {
    icd203: [
      ['casi ninguna posibilidad', 'casi imposible'],
      ['muy improbable', 'muy poco probable'],
      ['improbable', 'poco probable'],
      ['aproximadamente igual de probable', 'una posibilidad entre dos'],
      ['probable', 'probablemente'],
      ['muy probable', 'muy probablemente'],
      ['casi seguro', 'casi segura', 'casi cierto'],
    ],
    phia: [
      ['posibilidad remota'],
      ['altamente improbable', 'muy improbable'],
      ['improbable', 'poco probable'],
      ['posibilidad realista', 'posibilidad real'],
      ['probable', 'probablemente'],
      ['altamente probable', 'muy probable'],
      ['casi seguro', 'casi segura', 'casi cierto'],
    ],
  },
  ar: {
    icd203: [
      ['احتمال شبه معدوم', 'احتمالا شبه معدوم'],
      ['مستبعد جدا', 'المستبعد جدا', 'احتمال ضعيف جدا'],
      ['مستبعد', 'المستبعد', 'غير مرجح', 'غير المرجح'],
      ['احتمال متكافئ', 'احتمال متساو'],
      ['مرجح', 'المرجح', 'محتمل', 'المحتمل'],
      ['مرجح جدا', 'المرجح جدا', 'مرجح بشدة', 'المرجح بشدة'],
      ['شبه مؤكد', 'شبه المؤكد'],
    ],
    phia: [
      ['احتمال ضئيل'],
      ['مستبعد جدا', 'المستبعد جدا', 'مستبعد للغاية'],
      ['مستبعد', 'المستبعد', 'غير مرجح', 'غير المرجح'],
      ['احتمال واقعي'],
      ['مرجح', 'المرجح', 'محتمل', 'المحتمل'],
      ['مرجح للغاية', 'مرجح جدا', 'المرجح جدا'],
      ['شبه مؤكد', 'شبه المؤكد'],
    ],
  },
  ur: {
    icd203: [
      ['امکان تقریباً نہیں', 'تقریباً کوئی امکان نہیں', 'امکان نہ ہونے کے برابر'],
      ['بہت کم امکان', 'امکان بہت کم'],
      ['کم امکان', 'امکان کم'],
      ['تقریباً برابر امکان', 'امکان تقریباً برابر'],
      ['غالب امکان', 'امکان غالب'],
      ['قوی امکان', 'امکان قوی', 'بہت زیادہ امکان', 'امکان بہت زیادہ'],
      ['تقریباً یقینی'],
    ],
    phia: [
      ['امکان نہایت معمولی', 'نہایت معمولی امکان'],
      ['نہایت کم امکان', 'امکان نہایت کم'],
      ['کم امکان', 'امکان کم'],
      ['حقیقی امکان', 'امکان حقیقی'],
      ['غالب امکان', 'امکان غالب'],
      ['قوی امکان', 'امکان قوی'],
      ['تقریباً یقینی'],
    ],
  },
}
