/** Which side an actor speaks for. */
import type { Actor } from './fact.ts'

/** The top of an actor's `partOf`: a spokesperson's ministry's government. The id itself where it is part of nothing, or of a circle. */
export function partyOf(id: string, actors: ReadonlyMap<string, Pick<Actor, 'partOf'>>): string {
  const climbed = new Set<string>()
  let party = id
  for (let above = actors.get(party)?.partOf; above !== undefined && !climbed.has(above); above = actors.get(party)?.partOf) {
    climbed.add(above)
    party = above
  }
  return party
}
