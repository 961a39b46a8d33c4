/** Collects the updates of one turn of the loop and hands them over in order. */
export class UpdateQueue<A> {
  #waiting: A[] = [];
  #scheduled = false;

  constructor(readonly handOver: (updates: readonly A[]) => void) {}

  get none(): boolean {
    return this.#waiting.length === 0;
  }

  push(incoming: A): void {
    this.#waiting.push(incoming);
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.flush();
    });
  }

  flush(): void {
    if (this.none) return;
    const updates = this.#waiting;
    this.#waiting = [];
    this.handOver(updates);
  }
}
