/** Gathers what comes in during one turn of the loop, and hands it over in its order. */
export class Arrivals<A> {
  #waiting: A[] = [];
  #scheduled = false;

  constructor(readonly handOver: (arrivals: readonly A[]) => void) {}

  get none(): boolean {
    return this.#waiting.length === 0;
  }

  push(arrival: A): void {
    this.#waiting.push(arrival);
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.flush();
    });
  }

  flush(): void {
    if (this.none) return;
    const arrivals = this.#waiting;
    this.#waiting = [];
    this.handOver(arrivals);
  }
}
