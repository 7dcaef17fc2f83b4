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
 * How each band of a lexicon is said, the least likely first, in the lexicon’s order; English has the terms of the lexicon itself. The
 * first of each band is what the shipped labels (`likelihoodTerm`) have. Longer terms are looked for before shorter ones.
 */
export const likelihoodWordsOf: Readonly<Record<string, Readonly<Record<LexiconId, readonly (readonly string[])[]>>>> = {
  fr: {
    icd203: [
      ['presque aucune chance', 'presque exclu', 'presque exclue'],
      ['très improbable', 'hautement improbable', 'très peu probable', 'très peu probables'],
      ['improbable', 'improbables', 'peu probable', 'peu probables'],
      ['à peu près une chance sur deux', 'environ une chance sur deux', 'chances à peu près égales'],
      ['probable', 'probables', 'probablement', 'vraisemblable', 'vraisemblablement'],
      ['très probable', 'très probables', 'très probablement', 'hautement vraisemblable'],
      ['presque certain', 'presque certaine', 'quasi certain', 'quasi certaine'],
    ],
    phia: [
      ['chance infime'],
      ['hautement improbable', 'très improbable'],
      ['improbable', 'improbables', 'peu probable', 'peu probables'],
      ['possibilité réaliste', 'possibilité réelle'],
      ['probable', 'probables', 'probablement', 'vraisemblable', 'vraisemblablement'],
      ['hautement probable', 'très probable'],
      ['presque certain', 'presque certaine', 'quasi certain', 'quasi certaine'],
    ],
  },
  es: {
    icd203: [
      ['casi ninguna posibilidad', 'casi imposible'],
      ['muy improbable', 'sumamente improbable', 'muy poco probable'],
      ['improbable', 'improbables', 'poco probable'],
      ['aproximadamente la mitad de las posibilidades', 'posibilidades casi iguales'],
      ['probable', 'probables', 'probablemente', 'verosímil'],
      ['muy probable', 'muy probablemente', 'sumamente probable'],
      ['casi seguro', 'casi segura', 'prácticamente seguro', 'prácticamente segura'],
    ],
    phia: [
      ['posibilidad remota'],
      ['altamente improbable', 'muy improbable'],
      ['improbable', 'improbables', 'poco probable'],
      ['posibilidad realista'],
      ['probable', 'probables', 'probablemente', 'verosímil'],
      ['altamente probable', 'muy probable'],
      ['casi seguro', 'casi segura', 'prácticamente seguro', 'prácticamente segura'],
    ],
  },
  ar: {
    icd203: [
      ['احتمال شبه معدوم', 'احتمالا شبه معدوم', 'بعيد الاحتمال'],
      ['مستبعد جدا', 'المستبعد جدا', 'ضعيف الاحتمال جدا'],
      ['مستبعد', 'المستبعد', 'ضعيف الاحتمال'],
      ['احتمالان متساويان تقريبا', 'فرص متكافئة تقريبا'],
      ['مرجح', 'المرجح', 'محتمل', 'المحتمل'],
      ['مرجح جدا', 'المرجح جدا', 'محتمل جدا', 'المحتمل جدا'],
      ['شبه مؤكد', 'شبه المؤكد', 'يكاد يكون مؤكدا'],
    ],
    phia: [
      ['فرصة ضئيلة'],
      ['مستبعد للغاية', 'المستبعد للغاية'],
      ['مستبعد', 'المستبعد'],
      ['احتمال واقعي'],
      ['مرجح', 'المرجح', 'محتمل', 'المحتمل'],
      ['مرجح للغاية', 'المرجح للغاية'],
      ['شبه مؤكد', 'شبه المؤكد'],
    ],
  },
  ur: {
    icd203: [
      ['امکان نہ ہونے کے برابر', 'بعید از امکان', 'تقریباً کوئی امکان نہیں'],
      ['امکان بہت کم', 'بہت کم امکان', 'نہایت کم امکان', 'امکان نہایت کم'],
      ['امکان کم', 'کم امکان'],
      ['تقریباً برابر امکان', 'برابر کے قریب امکان', 'امکان تقریباً برابر'],
      ['امکان ہے', 'غالب امکان', 'غالب گمان'],
      ['قوی امکان', 'بہت قوی گمان', 'بہت زیادہ امکان'],
      ['تقریباً یقینی', 'قریب قریب یقینی'],
    ],
    phia: [
      ['خفیف امکان'],
      ['نہایت بعید', 'نہایت کم امکان'],
      ['امکان کم', 'کم امکان'],
      ['حقیقی امکان'],
      ['امکان ہے', 'غالب امکان', 'غالب گمان'],
      ['بہت قوی امکان', 'قوی امکان'],
      ['تقریباً یقینی', 'قریب قریب یقینی'],
    ],
  },
}
