/** HTML written in prose cut down to what a report carries. The one importer of `sanitize-html`, and only when there is something to do. */
import type { IOptions } from 'sanitize-html'

/** Cuts HTML down to the allowed; `plain` gives the text for placeholders inside attributes. */
export type Sanitiser = (html: string, plain: (text: string) => string) => string

const allowedTags = [
  ...['p', 'br', 'hr', 'div', 'span', 'blockquote', 'pre', 'code', 'kbd', 'samp', 'var'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'figure', 'figcaption'],
  ...[
    'em',
    'strong',
    'b',
    'i',
    'u',
    's',
    'del',
    'ins',
    'mark',
    'small',
    'sub',
    'sup',
    'abbr',
    'cite',
    'q',
    'dfn',
    'time',
    'bdi',
    'bdo',
  ],
  ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'a', 'wbr', 'ruby', 'rt', 'rp'],
]

const options: IOptions = {
  allowedTags,
  allowedAttributes: {
    '*': ['class', 'lang', 'dir', 'title', 'id', 'aria-label'],
    a: ['href'],
    th: ['colspan', 'rowspan', 'scope', 'style'],
    td: ['colspan', 'rowspan', 'style'],
    col: ['span'],
    ol: ['start', 'type', 'reversed'],
    li: ['value'],
    time: ['datetime'],
  },
  allowedStyles: { '*': { 'text-align': [/^(left|right|center|start|end)$/] } },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: {},
  allowProtocolRelative: false,
  parseStyleAttributes: true,
}

/** Imports the library: 150 ms and 80 kB that prose without HTML does not pay. */
export async function loadSanitiser(): Promise<Sanitiser> {
  const { default: sanitizeHtml } = await import('sanitize-html')
  return (html, plain) =>
    sanitizeHtml(html, {
      ...options,
      transformTags: {
        '*': (tagName, attributes) => ({
          tagName,
          // Before the addresses are looked at: a placeholder must not carry one past the check.
          attribs: Object.fromEntries(
            Object.entries(attributes)
              .map(([name, value]) => [name, plain(value)] as const)
              // Ids are the page's; of what comes through here only footnotes have any.
              .filter(([name, value]) => name !== 'id' || /^note(?:ref)?-\d+$/.test(value)),
          ),
        }),
      },
    })
}

/** The elements in a piece of HTML that a report does not carry, each once, with what runs something among their attributes. */
export function refusedHtml(html: string): readonly string[] {
  const names = [...html.matchAll(/<([a-z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>?/gi)].flatMap(
    ([, name = '', attributes = '']) => {
      if (!allowedTags.includes(name.toLowerCase())) return [`<${name.toLowerCase()}>`]
      return [...attributes.matchAll(/\s(on\w+)\s*=/gi)].map(([, attribute = '']) => attribute.toLowerCase())
    },
  )
  return [...new Set(names)]
}
