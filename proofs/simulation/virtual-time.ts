type Run = () => void;

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly owner: object | null;
  readonly run: Run;
  readonly every: number | null;
}

/** What code gets for a timer, with the methods of Node's own. */
class TimerHandle {
  timer: Timer | null = null;
  ref() {
    return this;
  }
  unref() {
    return this;
  }
  hasRef() {
    return true;
  }
}

const REPLACED = [
  "setTimeout",
  "clearTimeout",
  "setInterval",
  "clearInterval",
  "setImmediate",
  "clearImmediate",
] as const;

/**
 * Time that jumps from one due timer to the next, for everything in this process. Each timer belongs to the owner that
 * ran when it was set, so that a simulated process can die together with its timers.
 */
export class VirtualTime {
  /** The owner whose code runs now. */
  owner: object | null = null;
  #now = 0;
  #order = 0;
  /** A binary heap by time, then by order of setting. */
  readonly #heap: Timer[] = [];
  readonly #cancelled = new Set<Timer>();
  readonly #dead = new WeakSet<object>();
  readonly #real = new Map<string, unknown>();
  readonly #realNow = performance.now;
  readonly #realDateNow = Date.now;
  readonly #turn = globalThis.setImmediate;
  /** Epoch ms at which virtual time began. */
  readonly #epoch = Date.UTC(2026, 0, 5, 9);

  get now(): number {
    return this.#now;
  }

  get epochNow(): number {
    return this.#epoch + Math.floor(this.#now);
  }

  install(): void {
    for (const name of REPLACED) this.#real.set(name, globalThis[name]);
    const set = (run: Run, ms = 0, every: number | null = null) => {
      const handle = new TimerHandle();
      handle.timer = this.#add(run, ms, every, handle);
      return handle;
    };
    const clear = (handle: unknown) => {
      // Callers may clear a timer that they never set.
      if (!(handle instanceof TimerHandle)) return;
      if (handle.timer !== null) this.#cancelled.add(handle.timer);
      handle.timer = null;
    };
    Object.assign(globalThis, {
      setTimeout: (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => set(() => run(...args), ms),
      setInterval: (run: (...args: unknown[]) => void, ms = 1, ...args: unknown[]) => set(() => run(...args), ms, ms),
      setImmediate: (run: (...args: unknown[]) => void, ...args: unknown[]) => set(() => run(...args)),
      clearTimeout: clear,
      clearInterval: clear,
      clearImmediate: clear,
    });
    performance.now = () => this.#now;
    Date.now = () => this.epochNow;
  }

  uninstall(): void {
    for (const [name, value] of this.#real) Object.assign(globalThis, { [name]: value });
    performance.now = this.#realNow;
    Date.now = this.#realDateNow;
  }

  /** Runs something later as this owner. */
  later(owner: object | null, ms: number, run: Run): void {
    this.#push({ at: this.#now + Math.max(0, ms), order: this.#order++, owner, run, every: null });
  }

  /** Runs something at once as this owner. */
  as<T>(owner: object | null, run: () => T): T {
    const before = this.owner;
    this.owner = owner ?? before;
    try {
      return run();
    } finally {
      this.owner = before;
    }
  }

  /** Runs something at once as this owner, with everything that follows without time passing. */
  async run<T>(owner: object | null, run: () => T): Promise<T> {
    this.owner = owner;
    const result = run();
    await this.#settle();
    this.owner = null;
    return result;
  }

  /** Drops all of this owner's timers. */
  kill(owner: object): void {
    this.#dead.add(owner);
  }

  isDead(owner: object | null): boolean {
    return owner !== null && this.#dead.has(owner);
  }

  /** Runs everything that needs no time: promises and ticks. */
  #settle(): Promise<void> {
    return new Promise((resolve) => this.#turn(resolve));
  }

  /** Lets this many milliseconds pass. */
  async pass(ms: number): Promise<void> {
    const until = this.#now + ms;
    await this.#settle();
    for (let timer = this.#heap[0]; timer !== undefined && timer.at <= until; timer = this.#heap[0]) {
      this.#pop();
      if (this.#cancelled.delete(timer) || this.isDead(timer.owner)) continue;
      this.#now = Math.max(this.#now, timer.at);
      this.owner = timer.owner;
      timer.run();
      await this.#settle();
      this.owner = null;
    }
    this.#now = until;
  }

  #add(run: Run, ms: number, every: number | null, handle: TimerHandle): Timer {
    const owner = this.owner;
    const timer: Timer = {
      at: this.#now + Math.max(0, Number(ms) || 0),
      order: this.#order++,
      owner,
      every,
      run: () => {
        handle.timer = every === null ? null : this.#add(run, Math.max(1, every), every, handle);
        run();
      },
    };
    this.#push(timer);
    return timer;
  }

  #push(timer: Timer): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push(timer);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(timer, heap[parent] as Timer)) break;
      heap[at] = heap[parent] as Timer;
      at = parent;
    }
    heap[at] = timer;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop() as Timer;
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1] as Timer, heap[child] as Timer)) child += 1;
      if (!isBefore(heap[child] as Timer, last)) break;
      heap[at] = heap[child] as Timer;
      at = child;
    }
    heap[at] = last;
  }
}

const isBefore = (a: Timer, b: Timer) => a.at < b.at || (a.at === b.at && a.order < b.order);
