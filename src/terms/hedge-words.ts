/** English words that leave open how likely something is. Regular expressions in pieces; data only. The words that do say it are `lexicons.ts`. */

/** What comes after "may", "might" and "could" when they speak of what is likely rather than allowed or able. */
const uncertain =
  '(?:be|have|not be|not have|also|well|still|soon|yet|easily|lead|result|cause|trigger|become|worsen|escalate|increase|decrease|rise|fall|spread|collapse|prolong|occur|happen|undermine|threaten|exceed|deteriorate|provoke|derail|jeopardi[sz]e|fail|break|resume|end|last|continue|delay|turn|seek|try|attempt)'
const permitted =
  '(?! (?:be|have been) (?:used|crossed|entered|collected|shared|copied|printed|obtained|reproduced|reached|seen|found|heard))'

/** In a judgement: words that stand for no range at all. `May` is a month, so "may" is matched in lower case only. */
export const vagueInJudgements: readonly string[] = [
  'may',
  'might',
  'could',
  '(?<!(?:as (?:soon|far|much|many|quickly|early|well|little|few|long)(?: \\p{L}+)? as|where|if|when|wherever|whenever|made|make|makes) )possible',
  'possibly',
  'possibility(?<!realistic possibility)',
  'perhaps',
  'maybe',
  'conceivabl[ey]',
  'potentially',
  'plausibl[ey]',
  'presumably',
]

/** In other prose: only where nothing but likelihood can be meant. */
export const vagueInProse: readonly string[] = [
  `may(?= ${uncertain}(?!\\p{L}))${permitted}`,
  `(?<!(?:military|economic|full|political|its|their|his|her|the|of|and) )might(?= ${uncertain}(?!\\p{L}))${permitted}`,
  `could(?= (?:well|also|still|soon|yet|easily|lead|result|cause|trigger|become|worsen|escalate|spread|collapse|prolong|occur|happen|undermine|threaten|exceed|deteriorate|provoke|derail|jeopardi[sz]e|fail)(?!\\p{L}))`,
  '(?:is|remains|seems) (?:\\p{L}+ )?possible(?= that(?!\\p{L}))',
  'possibly',
  'perhaps',
  'maybe',
  'conceivably',
]

/** Everywhere: turns that avoid a term, and graded terms that no lexicon has. */
export const vagueEverywhere: readonly string[] = [
  "(?:cannot|can not|can't|could not) (?:be )?(?:ruled? out|excluded?|discount(?:ed)?)",
  '(?:quite|fairly|rather|somewhat|reasonably|extremely|relatively|pretty|not) (?:un)?likely',
  '(?:quite|fairly|rather|somewhat|reasonably|extremely|relatively|not) (?:im)?probable',
  'more likely than not',
  'better than even',
  'in all (?:likelihood|probability)',
  '(?:good|fair|strong|high|reasonable|slim|small|outside) chance',
  '(?:fifty-fifty|50[-/–]50)',
]

/** Adverbs of lexicon terms, with the term that they are a form of. */
export const likelihoodAdverbs: Readonly<Record<string, string>> = {
  'almost certainly': 'almost certain',
  'nearly certainly': 'nearly certain',
  'highly probably': 'highly probable',
  probably: 'probable',
  improbably: 'improbable',
}

/** A level of confidence in what is judged, not the confidence of traders in a currency. */
export const confidenceWords: readonly string[] = [
  '(?:high|moderate|medium|low|limited) (?:levels? of |degrees? of )?confidence(?! (?:in (?!this|our|the (?:judge?ment|assessment|estimate|sourc))|among|of|between|building))',
  'confidence (?:level )?(?:(?:in (?:this|our|the) \\p{L}+ )?(?:is|remains|was) )(?:very )?(?:high|moderate|medium|low|limited)',
  '(?:highly|moderately|fairly|very|reasonably) confident',
]
