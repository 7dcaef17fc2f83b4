/** The briefs that come with Sitrep are what a sound report looks like: a rule that speaks of them is wrong, or they are. */
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createDiskHost } from '../../../src/host/disk-host.ts'
import { checkBriefFile, toFinding } from './check-report.ts'

const root = resolve(import.meta.dirname, '..', '..', '..')

describe('the shipped briefs', () => {
  it.each(['pak-afg', 'northland-floods'])('%s has no errors and no warnings', async (id) => {
    const host = createDiskHost({ root, shippedRoot: root, now: new Date(0) })
    const found = await checkBriefFile(`briefs/${id}/brief.yaml`, host)
    expect(found.filter(({ severity }) => severity !== 'note').map((diagnostic) => toFinding(diagnostic, host))).toEqual([])
  })
})
