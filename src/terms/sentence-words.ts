/** English words that matter to where a sentence ends. Data only. */

/** Before a name: the stop after them ends no sentence. Written with a capital. */
export const titleAbbreviations: ReadonlySet<string> = new Set(
  'Mr Mrs Ms Mx Dr Prof Gen Lt Col Maj Capt Cpt Cmdr Cdr Adm Brig Sgt Cpl Amb Gov Sen Rep Hon Rev Fr Sr Jr St Ste Mt Ft Pres Supt Insp'.split(
    ' ',
  ),
)

/** Before a number: "No. 4", "para. 3", "Nov. 9". */
export const numberedAbbreviations: ReadonlySet<string> = new Set(
  (
    'no nos art arts para paras sec sect ch chap fig figs tab p pp vol vols ed app ann res c ca est ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu thur thurs fri sat sun'
  ).split(' '),
)

/** Never at the end of a sentence. */
export const innerAbbreviations: ReadonlySet<string> = new Set('e.g i.e eg ie cf viz vs incl excl resp approx'.split(' '))

/** May end a sentence: they do when what follows starts one. */
export const openAbbreviations: ReadonlySet<string> = new Set('etc al inc ltd co corp dept bros gmt utc hrs mins'.split(' '))

/** Words that with a capital start a sentence rather than continue a name. */
export const sentenceStarters: ReadonlySet<string> = new Set(
  (
    'The A An In On At By For From With Without After Before Since Until During It Its He She They We You I His Her Their Our This ' +
    'That These Those There Here But And Or Yet So However Meanwhile Moreover As If When While Where Which Who What No Not None Some ' +
    'Both All Each Every Most Many Several Few Two Three Another Other Also Officials According Such Only'
  ).split(' '),
)
