/** The page with each marked region holding its text; throws for a region that is not known or not closed. */
export declare function fillRegions(page: string, regions: ReadonlyMap<string, string>): string

/** The names of the regions a page has, in order. */
export declare function regionNames(page: string): readonly string[]
