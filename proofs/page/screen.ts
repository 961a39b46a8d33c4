/** px of a letter and a line: as far as text is measured here, it grows with its length. */
const LETTER = { width: 9, height: 24 } as const;
const LINE_LETTERS = 40;

const TEXT_NODE = 3;

const nothing = () => undefined;

/** An element that can be filled and measured by what stands in it, on a screen that lays out nothing. */
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

  /** Its words, as the one text node that they are here. */
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

/** Some letters of a line. */
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

/** What holds an editor. */
export function bareContainer(): HTMLElement {
  return new BareElement() as unknown as HTMLElement;
}

function bareDocument(): Document {
  const make = () => new BareElement();
  const bare = {
    ...{ body: make(), documentElement: make(), activeElement: null, visibilityState: "visible", fonts: new Set() },
    ...{ createElement: make, createDocumentFragment: make, createTextNode: (words: string) => new BareElement(words) },
    implementation: { createHTMLDocument: () => bareDocument() },
    addEventListener: nothing,
    removeEventListener: nothing,
  };
  return bare as unknown as Document;
}

/**
 * A document to be measured by tldraw's editor, in a tab that is never painted: no frame comes. Timers are whatever this
 * process has at the time.
 */
export function bareScreen() {
  const document = bareDocument();
  const globals = {
    ...{ document, Range: BareRange, Node: { TEXT_NODE } },
    ...{ requestAnimationFrame: () => 0, cancelAnimationFrame: nothing },
  };
  const timers = {
    setTimeout: (run: () => void, ms?: number) => setTimeout(run, ms),
    setInterval: (run: () => void, ms?: number) => setInterval(run, ms),
  };
  return { globals, window: { ...globals, ...timers } };
}
