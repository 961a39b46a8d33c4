import * as Y from "yjs";

/** A Y.Doc that emits only events with listeners: Yjs prepares lists for seven events at every transaction. */
export class QuietDoc extends Y.Doc {
  override emit(...[name, given]: Parameters<Y.Doc["emit"]>): void {
    if (this._observers.has(name)) super.emit(name, given);
  }
}
