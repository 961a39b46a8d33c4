import * as Y from "yjs";

/** Wraps a listener so that its exceptions are logged to the console and never reach the code that fired the event. */
export function guarded<A extends readonly unknown[]>(listener: (...heard: A) => void): (...heard: A) => void {
  return (...heard) => {
    try {
      listener(...heard);
    } catch (error) {
      console.error(error);
    }
  };
}

/** Calls every listener, even when one of them throws. */
export function tellAll(listeners: Iterable<() => void>): void {
  for (const listener of [...listeners]) guarded(listener)();
}

/**
 * A document that no listener can break. After an exception in a listener, Yjs neither calls the others nor ends the
 * transaction, so no later edit would reach anybody. Exceptions in observers of shared types would reach the writer, so
 * each of those is wrapped in `guarded`.
 */
export class GuardedDoc extends Y.Doc {
  override emit(...[name, heard]: Parameters<Y.Doc["emit"]>): void {
    tellAll([...(this._observers.get(name) ?? [])].map((listener) => () => listener(...heard)));
  }
}
