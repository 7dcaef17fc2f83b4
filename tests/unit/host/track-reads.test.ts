import { describe, expect, it } from 'vitest'
import { createMemoryHost } from '../../../src/host/memory-host.ts'
import { trackReads } from '../../../src/host/track-reads.ts'

describe('trackReads', () => {
  it('tells what each of two readers asked for, though a shared file is read once', async () => {
    const host = createMemoryHost({ 'a.yaml': 'a', 'b.yaml': 'b', 'shared.yaml': 's' })
    const [first, second] = [trackReads(host), trackReads(host)]
    const [one] = await Promise.all([first.readText('shared.yaml'), first.readBytes('a.yaml'), first.readText('missing.yaml')])
    const [two] = await Promise.all([second.readText('shared.yaml'), second.readText('b.yaml')])
    expect(two).toBe(one)
    expect([...first.reads().keys()]).toEqual(['a.yaml', 'missing.yaml', 'shared.yaml'])
    expect([...second.reads().keys()]).toEqual(['b.yaml', 'shared.yaml'])
    expect(first.reads().get('shared.yaml')).toMatch(/^[0-9a-f]{64}$/)
    expect(first.reads().get('shared.yaml')).toBe(host.reads().get('shared.yaml'))
    expect(first.reads().get('missing.yaml')).toBeUndefined()
    expect(host.reads().size).toBe(4)
  })

  it('writes, lists and tells the time as its host does', async () => {
    const host = createMemoryHost({ 'a.yaml': 'a' })
    const tracked = trackReads(host)
    await tracked.write('b.yaml', 'b')
    expect(await tracked.list(['*.yaml'])).toEqual(['a.yaml', 'b.yaml'])
    expect(host.written().has('b.yaml')).toBe(true)
    expect(tracked.now()).toBe(host.now())
    expect(tracked.reads().size).toBe(0)
  })
})
