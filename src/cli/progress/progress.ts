/** What onlookers of a build are shown while it runs. The one shape that the live, the plain and the silent display have. */
import type { ProgressEvent } from '../../build-request.ts'

export interface Progress {
  onEvent(event: ProgressEvent): void
  /** A line worth saying while it happens: "unpacking the embedded browser (once)". */
  note(message: string): void
  /** Takes down whatever is still moving. Nothing is shown afterwards. */
  close(): void
}

/** Shows nothing. */
export const silentProgress: Progress = { onEvent: () => undefined, note: () => undefined, close: () => undefined }
