/** What a report can be written as. Data only. */
export const outputFormats = ['pdf', 'html', 'png'] as const
export type OutputFormat = (typeof outputFormats)[number]
