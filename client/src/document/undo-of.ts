import * as Y from "yjs";

/** Clocks of one client, from the first to before the last. */
type Clocks = readonly [from: number, to: number];

const prepared = new WeakSet<Y.Doc>();

/**
 * Undo of a part of a document. Yjs (13.6.33) follows what an undo brought back in later undos, also when somebody else
 * has deleted it since, and throws where it was collected as garbage: so that is kept while the document is open.
 */
export function undoOf(...[part, options]: ConstructorParameters<typeof Y.UndoManager>): Y.UndoManager {
  const undoing = new Y.UndoManager(part, options);
  if (!prepared.has(undoing.doc)) keepWhatIsBroughtBack(undoing.doc);
  prepared.add(undoing.doc);
  return undoing;
}

function keepWhatIsBroughtBack(doc: Y.Doc): void {
  const kept = new Map<number, Clocks[]>();
  doc.on("afterTransaction", ({ origin, beforeState, afterState }) => {
    if (!(origin instanceof Y.UndoManager)) return;
    const [from, to] = [beforeState.get(doc.clientID) ?? 0, afterState.get(doc.clientID) ?? 0];
    if (to === from) return;
    const clocks = kept.get(doc.clientID);
    if (clocks === undefined) kept.set(doc.clientID, [[from, to]]);
    else clocks.push([from, to]);
  });
  const { gcFilter } = doc;
  doc.gcFilter = (item) => {
    const { client, clock } = item.id;
    const isKept = kept.get(client)?.some(([from, to]) => clock < to && clock + item.length > from) === true;
    return !isKept && gcFilter(item);
  };
}
