import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { HostError } from '../../../src/host/host.ts'
import { createMemoryHost } from '../../../src/host/memory-host.ts'
import { writeArtifact } from '../../../src/output/write-outputs.ts'

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

describe('writeArtifact', () => {
  it('writes bytes and says what they are', async () => {
    const host = createMemoryHost({})
    const bytes = Uint8Array.of(0, 255, 1)
    expect(await writeArtifact(host, 'de/report.pdf', bytes)).toEqual({
      ok: true,
      value: { path: 'de/report.pdf', bytes: 3, sha256: sha256(bytes) },
      diagnostics: [],
    })
    expect([...host.written().keys()]).toEqual(['de/report.pdf'])
    expect([...(host.written().get('de/report.pdf') ?? [])]).toEqual([0, 255, 1])
  })

  it('writes text as UTF-8, and counts bytes, not letters', async () => {
    const host = createMemoryHost({})
    expect(await writeArtifact(host, 'a.html', 'Überflutung')).toMatchObject({
      value: { bytes: 12, sha256: sha256('Überflutung') },
    })
  })

  it('says why a file cannot be written, and what to do', async () => {
    const host = createMemoryHost({ 'report.pdf/inside.txt': '' })
    const outcome = await writeArtifact(host, 'report.pdf', 'x')
    expect(outcome.ok).toBe(false)
    expect(outcome.diagnostics).toEqual([
      {
        severity: 'error',
        code: 'file/unreadable',
        message: 'cannot write `report.pdf`: it is a folder, not a file',
        hints: ['choose another folder with `--out`'],
        cause: expect.any(HostError),
      },
    ])
  })

  it('does not take a bug for a full disk', async () => {
    const host = { ...createMemoryHost({}), write: () => Promise.reject(new TypeError('a bug')) }
    await expect(writeArtifact(host, 'a.pdf', 'x')).rejects.toThrow('a bug')
  })
})
