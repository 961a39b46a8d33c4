import * as Y from "yjs";
import { GuardedDoc, guarded } from "./guarded-doc";

const broken = () => {
  throw new Error("a listener that throws");
};

beforeEach(() => {
  jest.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => jest.restoreAllMocks());

test.each([
  "beforeAllTransactions",
  "beforeTransaction",
  "beforeObserverCalls",
  "afterTransaction",
  "afterTransactionCleanup",
  "update",
  "updateV2",
  "afterAllTransactions",
] as const)("BRD-80 a listener of %s that throws keeps no edit from the others", (event) => {
  const doc = new GuardedDoc();
  const peer = new Y.Doc();
  doc.on(event, broken);
  doc.on("update", (update: Uint8Array) => Y.applyUpdate(peer, update));
  doc.getMap("records").observeDeep(guarded(broken));
  for (const key of ["first", "second"]) doc.getMap("records").set(key, true);
  const theirs = new Y.Doc();
  theirs.getMap("records").set("third", true);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs));
  expect(peer.getMap("records").toJSON()).toEqual({ first: true, second: true, third: true });
  expect(console.error).toHaveBeenCalled();
});
