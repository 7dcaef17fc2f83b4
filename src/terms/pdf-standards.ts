/** The standards that a finished PDF may say it keeps, as briefs name them. Data only. */
export const pdfStandards = ['PDF/UA-1', 'PDF/A-3b'] as const
export type PdfStandard = (typeof pdfStandards)[number]
