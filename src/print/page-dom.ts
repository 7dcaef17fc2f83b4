/** The little of a page's own world that measuring uses; the project is not compiled against a browser's types. Types only. */

export interface RectLike {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly width: number
  readonly height: number
}

export interface NodeLike {
  /** 1 for elements, 3 for text. */
  readonly nodeType: number
  readonly textContent: string | null
  readonly firstChild: NodeLike | null
  readonly nextSibling: NodeLike | null
}

export interface ElementLike extends NodeLike {
  readonly localName: string
  readonly id: string
  readonly className: unknown
  readonly clientWidth: number
  readonly clientHeight: number
  readonly scrollWidth: number
  readonly colSpan?: number
  readonly alt?: string
  readonly parentElement: ElementLike | null
  closest(selector: string): ElementLike | null
  querySelector(selector: string): ElementLike | null
  querySelectorAll(selector: string): Iterable<ElementLike>
  getAttribute(name: string): string | null
  getBoundingClientRect(): RectLike
}

export interface ImageElement extends ElementLike {
  readonly src: string
  readonly currentSrc: string
  readonly naturalWidth: number
  readonly naturalHeight: number
}

export interface StyleLike {
  readonly length: number
  readonly [index: number]: string
  getPropertyValue(name: string): string
}

export interface RuleLike {
  readonly type: number
  readonly selectorText?: string
  readonly style?: StyleLike
  readonly cssRules?: Iterable<RuleLike>
  readonly media?: { readonly mediaText: string }
}
