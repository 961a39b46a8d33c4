import { InFlight } from "./in-flight.js";

const ana = { participantId: "ana" };
const ben = { participantId: "ben" };
const frame = (name: string) => Buffer.from(name);
const names = (freed: readonly { bytes: Buffer }[]) => freed.map(({ bytes }) => bytes.toString());

describe("updates that wait for their commit", () => {
  test("BRD-102 nothing of a new clientID is relayed before its owner is committed, then all of it in order", () => {
    const inFlight = new InFlight();
    expect(inFlight.push(ana, frame("first"), [7])).toBeNull();
    expect(inFlight.push(ana, frame("second"), [])).toBeNull();
    expect(inFlight.push(ben, frame("other"), [])?.toString()).toBe("other");
    expect(inFlight.unbound).toEqual([7]);
    // The second follows at once: it is not committed yet, but its owner is.
    expect(names(inFlight.land(1))).toEqual(["first", "second"]);
    expect(inFlight.unbound).toEqual([]);
    expect(inFlight.push(ana, frame("third"), [])?.toString()).toBe("third");
    expect(inFlight.land(3)).toEqual([]);
  });

  test("BRD-102 a second new clientID of the same author holds back what follows", () => {
    const inFlight = new InFlight();
    inFlight.push(ana, frame("first"), [7]);
    inFlight.push(ana, frame("second"), [8]);
    inFlight.push(ana, frame("third"), []);
    expect(names(inFlight.land(1))).toEqual(["first"]);
    expect(names(inFlight.land(1))).toEqual(["second", "third"]);
    expect(names(inFlight.land(1))).toEqual([]);
  });

  test("BRD-102 so are its owner's updates on a second connection, while the first is not known to be dead", () => {
    const inFlight = new InFlight();
    inFlight.push(ana, frame("first"), [7]);
    expect(inFlight.push({ participantId: "ana" }, frame("second"), [])).toBeNull();
    expect(names(inFlight.land(1))).toEqual(["first", "second"]);
  });

  test("BRD-105 a position is committed with all before it, and idle means that nothing waits", async () => {
    const inFlight = new InFlight();
    inFlight.push(ana, frame("first"), []);
    inFlight.push(ben, frame("second"), []);
    const idle = inFlight.untilIdle();
    inFlight.land(1);
    expect([inFlight.committed, inFlight.newest, inFlight.idle]).toEqual([1, 2, false]);
    inFlight.land(1);
    await idle;
    expect([inFlight.committed, inFlight.newest, inFlight.idle]).toEqual([2, 2, true]);
  });
});
