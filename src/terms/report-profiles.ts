/** The kinds of reports that a brief can say it is: which sections are due and how long it may be follow from it. Data only. */
export const reportProfiles = [
  'ocha-sitrep',
  'flash-update',
  'diplomatic-sitrep',
  'intelligence-brief',
  'crip',
  'crisiswatch-entry',
  'policy-brief',
] as const
export type ReportProfile = (typeof reportProfiles)[number]
