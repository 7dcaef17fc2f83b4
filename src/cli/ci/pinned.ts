/** What generated workflows and images name of the outside world, pinned, in one table. Text only. */

/** Actions by name, each at the commit of a release; a tag could be moved. */
export const pinnedActions = {
  'actions/cache': { commit: '5a3ec84eff668545956fd18022155c47e93e2684', release: 'v4.2.3' },
  'actions/checkout': { commit: '11bd71901bbe5b1630ceea73d27597364c9af683', release: 'v4.2.2' },
  'actions/download-artifact': { commit: 'd3f86a106a0bac45b974a628896c90dbdf5c8093', release: 'v4.3.0' },
  'actions/setup-node': { commit: '49933ea5288caeca8642d1e84afbd3f7d6820020', release: 'v4.4.0' },
  'actions/upload-artifact': { commit: 'ea165f8d65b6e75b540449e92b4886f43607fa02', release: 'v4.6.2' },
} as const

export type PinnedAction = keyof typeof pinnedActions

/** The Node.js that jobs run. */
export const nodeVersion = '22'

/** GitHub's machine. Named with its release: `ubuntu-latest` changes what it is. */
export const githubRunner = 'ubuntu-24.04'

/** GitLab's image. It has git, which the smaller ones lack. */
export const gitlabImage = 'node:22-bookworm'

/** What a step `uses`, with the release as a comment. */
export function usesPinned(action: PinnedAction): string {
  const { commit, release } = pinnedActions[action]
  return `${action}@${commit} # ${release}`
}
