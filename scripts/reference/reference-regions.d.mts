/** The pages with generated regions, by path in the repository. */
export declare const referencePages: readonly string[]

/** The text of every region by name; see the module. */
export declare function referenceRegions(
  load: (module: string) => Promise<unknown>,
  readText: (path: string) => string | Promise<string>,
): Promise<ReadonlyMap<string, string>>
