/** Reads the doc comments of TypeScript interfaces, for the documentation of what templates see. Understands the project's own style of types and no more. */

/**
 * The exported interfaces of the texts by name: their fields by name, each with `optional`, `doc` and `type` as written. Fields of
 * an interface that it extends are among its own.
 */
export function readInterfaces(texts) {
  const found = new Map()
  for (const text of texts) {
    for (const match of text.matchAll(/^export interface (\w+)(?: extends ([^{]+?))? \{$/gm)) {
      const start = match.index + match[0].length
      found.set(match[1], { bases: match[2] ?? '', fields: readFields(text.slice(start, endOf(text, start))) })
    }
  }
  const fieldsOf = (name) => {
    const own = found.get(name)
    if (own === undefined) throw new Error(`there is no interface \`${name}\``)
    const bases = [...own.bases.matchAll(/\w+/g)].map(([word]) => word).filter((word) => found.has(word))
    return new Map([...bases.flatMap((base) => [...fieldsOf(base)]), ...own.fields])
  }
  return new Map([...found.keys()].map((name) => [name, fieldsOf(name)]))
}

/** The fields of an object type that is written out in place, `{ readonly a: string }`, in a list or not; none for any other type. */
export function readInlineFields(type) {
  const start = type.indexOf('{')
  return start === -1 ? new Map() : readFields(type.slice(start + 1, endOf(type, start + 1)))
}

function readFields(body) {
  const fields = new Map()
  const pattern = /\/\*\*([\s\S]*?)\*\/|readonly (\w+)(\?)?: /g
  let doc = ''
  for (let match = pattern.exec(body); match !== null; match = pattern.exec(body)) {
    const [, comment, name, optional] = match
    if (name === undefined) {
      doc = comment
        .split('\n')
        .map((line) => line.replace(/^\s*\*? ?/, '').trim())
        .join(' ')
        .trim()
      continue
    }
    const end = endOfType(body, pattern.lastIndex)
    fields.set(name, { optional: optional === '?', doc, type: body.slice(pattern.lastIndex, end).trim() })
    doc = ''
    pattern.lastIndex = end
  }
  return fields
}

/** Where the block that begins before `start` ends: the index of its closing brace. */
function endOf(text, start) {
  let depth = 1
  for (let index = start; index < text.length; index++) {
    if (text[index] === '{') depth++
    else if (text[index] === '}' && --depth === 0) return index
  }
  throw new Error('a type is not closed')
}

/** A type ends at the line's end or at `;`, outside braces. */
function endOfType(body, start) {
  let depth = 0
  for (let index = start; index < body.length; index++) {
    const character = body[index]
    if (character === '{') depth++
    else if (character === '}') depth--
    else if (depth === 0 && (character === ';' || character === '\n')) return index
  }
  return body.length
}
