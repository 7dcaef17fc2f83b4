/** Makes what stands in for `shipped-templates.ts` in the built program. Called by the build and by nothing else. */
import { createRunner } from './engine.ts'
import { packProgram } from './pack-program.ts'
import { parseTemplate } from './parse-template.ts'

/** Stands for the source in compiled code until it is known. */
const sourceMark = '\uFDD0source'

/** The text of the module, in JavaScript, for templates by their paths. Throws for one that does not parse: we ship none such. */
export function prepareTemplates(templates: ReadonlyMap<string, string>): string {
  const { environment } = createRunner('page')
  const entries = [...templates].map(([path, text]) => {
    const parsed = parseTemplate(text, path)
    if (!parsed.ok) throw new Error(`${path}: ${parsed.problem.message}`)
    const program = `(source) => unpackProgram(${JSON.stringify(packProgram(parsed.program))}, source)`
    const code = environment.precompile(text, sourceMark).replaceAll(`"source":${JSON.stringify(sourceMark)}`, '"source":source')
    if (code.includes(sourceMark)) throw new Error(`${path}: its compiled code has its source elsewhere than in places`)
    return `[${JSON.stringify(text)}, { program: ${program}, spec: (source) => (${code}) }]`
  })
  return `import { unpackProgram } from './pack-program.ts'\nexport const shippedTemplates = new Map([${entries.join(',\n')}])\n`
}
