import * as Y from "yjs";

/** A document that does not tell what nobody listens for: Yjs makes lists for the seven events of every transaction. */
export class QuietDoc extends Y.Doc {
  override emit(...[name, given]: Parameters<Y.Doc["emit"]>): void {
    if (this._observers.has(name)) super.emit(name, given);
  }
}
