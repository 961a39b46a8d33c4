/**
 * Runs one call at a time. Of the waiting calls only the newest runs; the overtaken ones resolve to `nothing`, in
 * order.
 */
export class Latest<T> {
  #busy = false;
  #waiting: { readonly t: number; readonly settle: (answer: Promise<T> | T) => void } | null = null;

  readonly #run: (t: number) => Promise<T>;
  readonly #nothing: T;

  constructor(run: (t: number) => Promise<T>, nothing: T) {
    this.#run = run;
    this.#nothing = nothing;
  }

  ask(t: number): Promise<T> {
    return new Promise((settle) => {
      this.#waiting?.settle(this.#nothing);
      this.#waiting = { t, settle };
      if (!this.#busy) this.#next();
    });
  }

  #next(): void {
    const turn = this.#waiting;
    if (turn === null) return;
    this.#waiting = null;
    this.#busy = true;
    const answer = this.#run(turn.t);
    turn.settle(answer);
    const done = () => {
      this.#busy = false;
      this.#next();
    };
    answer.then(done, done);
  }
}
