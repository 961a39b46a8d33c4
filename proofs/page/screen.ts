/** Size of a letter and a line in px: here, a text's size grows with its length. */
const LETTER = { width: 9, height: 24 } as const;
const LINE_LETTERS = 40;

const TEXT_NODE = 3;

const nothing = () => undefined;

/** An element with content whose size can be measured, on a screen without layout. */
class BareElement {
  readonly classList = { add: nothing, remove: nothing, toggle: nothing, contains: () => false };
  readonly style = { setProperty: nothing, getPropertyValue: () => "" };
  readonly #children: BareElement[] = [];
  #words = "";
  tabIndex = 0;

  constructor(words = "") {
    this.#words = words;
  }

  get textContent(): string {
    return this.#words + this.#children.map(({ textContent }) => textContent).join("");
  }

  set textContent(words: string) {
    this.#children.length = 0;
    this.#words = words;
  }

  get innerHTML(): string {
    return this.textContent;
  }

  set innerHTML(html: string) {
    this.textContent = html.replaceAll(/<[^>]*>/g, "");
  }

  get scrollWidth(): number {
    return this.getBoundingClientRect().width;
  }

  getBoundingClientRect() {
    const letters = this.textContent.length;
    const width = Math.min(letters, LINE_LETTERS) * LETTER.width;
    const height = Math.max(1, Math.ceil(letters / LINE_LETTERS)) * LETTER.height;
    return { x: 0, y: 0, left: 0, top: 0, right: width, bottom: height, width, height };
  }

  appendChild(child: BareElement): BareElement {
    this.#children.push(child);
    return child;
  }

  /** Its text, as a single text node. */
  get childNodes() {
    return [{ nodeType: TEXT_NODE, textContent: this.textContent }];
  }

  setAttribute = nothing;
  removeAttribute = nothing;
  addEventListener = nothing;
  removeEventListener = nothing;
  remove = nothing;
  focus = nothing;
  blur = nothing;
}

/** A part of a line's letters. */
class BareRange {
  #from = 0;
  #to = 0;

  setStart(_node: unknown, from: number): void {
    this.#from = from;
  }

  setEnd(_node: unknown, to: number): void {
    this.#to = to;
  }

  getClientRects() {
    const [left, right] = [this.#from * LETTER.width, this.#to * LETTER.width];
    return [{ top: 0, left, right, width: right - left, height: LETTER.height }];
  }
}

/** The container of an editor. */
export function bareContainer(): HTMLElement {
  return new BareElement() as unknown as HTMLElement;
}

function bareDocument(): Document {
  const make = () => new BareElement();
  const bare = {
    body: make(),
    documentElement: make(),
    activeElement: null,
    visibilityState: "visible",
    fonts: new Set(),
    createElement: make,
    createDocumentFragment: make,
    createTextNode: (words: string) => new BareElement(words),
    implementation: { createHTMLDocument: () => bareDocument() },
    addEventListener: nothing,
    removeEventListener: nothing,
  };
  return bare as unknown as Document;
}

/**
 * A document in which tldraw's editor can measure, in a tab that is never painted: no animation frame comes. Timers are
 * those of this process.
 */
export function bareScreen() {
  const document = bareDocument();
  const globals = {
    document,
    Range: BareRange,
    Node: { TEXT_NODE },
    requestAnimationFrame: () => 0,
    cancelAnimationFrame: nothing,
  };
  const timers = {
    setTimeout: (run: () => void, ms?: number) => setTimeout(run, ms),
    setInterval: (run: () => void, ms?: number) => setInterval(run, ms),
  };
  return { globals, window: { ...globals, ...timers } };
}
