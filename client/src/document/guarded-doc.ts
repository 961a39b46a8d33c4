import * as Y from "yjs";

/** A listener whose faults end on the console, and never with whoever wrote what it hears of. */
export function guarded<A extends readonly unknown[]>(listener: (...heard: A) => void): (...heard: A) => void {
  return (...heard) => {
    try {
      listener(...heard);
    } catch (error) {
      console.error(error);
    }
  };
}

/** Calls everybody, whatever becomes of one of them. */
export function tellAll(listeners: Iterable<() => void>): void {
  for (const listener of [...listeners]) guarded(listener)();
}

/**
 * A document that no listener can break. After an exception in one Yjs neither tells the others nor ever ends the
 * transaction: every later edit would reach nobody. Observers of its types end up with whoever writes, so each of them is
 * `guarded` where it begins to observe.
 */
export class GuardedDoc extends Y.Doc {
  override emit(...[name, heard]: Parameters<Y.Doc["emit"]>): void {
    tellAll([...(this._observers.get(name) ?? [])].map((listener) => () => listener(...heard)));
  }
}
