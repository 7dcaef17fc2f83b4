/** Addresses written straight into a template's HTML, which printing would refuse: found before anything is printed. Parses no HTML. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { TextFile } from '../text/text-file.ts'

/**
 * Pictures, styles and frames that name a file or address: a page has no folder and no network, so each is
 * `template/missing-asset`. Links for readers (`<a href>`) are theirs to follow and stay.
 */
export function checkMarkup(file: TextFile): readonly Diagnostic[] {
  // Comments keep their length, so that places stay right.
  const text = file.text.replace(/\{\{~?!--[\s\S]*?--~?\}\}|\{\{~?![\s\S]*?\}\}|<!--[\s\S]*?-->/g, (comment) =>
    ' '.repeat(comment.length),
  )
  const attribute =
    /<(?:img|source|link|iframe|embed|object|image|use|video|audio)\b[^>]*?\s(?:src|href|data|poster)\s*=\s*(["'])([^"'{}]+)\1/gi
  return [...text.matchAll(attribute)].flatMap((match): readonly Diagnostic[] => {
    const address = match[2] ?? ''
    if (/^(data:|#)/i.test(address)) return []
    const start = match.index + match[0].length - 1 - address.length
    return [
      {
        severity: 'error',
        code: 'template/missing-asset',
        message: `\`${address}\` cannot be reached from the page`,
        span: { file: file.path, start, end: start + address.length },
        hints: [
          /^(https?:)?\/\//i.test(address)
            ? 'put the file into the template and write `{{asset "…"}}`'
            : `write \`{{asset "${address}"}}\``,
        ],
      },
    ]
  })
}
