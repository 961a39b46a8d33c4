import { InFlight } from "./in-flight.js";

const ana = { participantId: "ana" };
const ben = { participantId: "ben" };
const frame = (name: string) => Buffer.from(name);
const names = (freed: readonly { bytes: Buffer }[]) => freed.map(({ bytes }) => bytes.toString());

describe("what is on its way to the record", () => {
  test("BRD-102 nothing of a new clientID is passed on before its owner is in the record, then all of it in order", () => {
    const inFlight = new InFlight();
    expect(inFlight.push(ana, frame("first"), [7])).toBeNull();
    expect(inFlight.push(ana, frame("second"), [])).toBeNull();
    expect(inFlight.push(ben, frame("other"), [])?.toString()).toBe("other");
    expect(inFlight.unbound).toEqual([7]);
    // The second goes with the first: its commit is still to come, but its owner is known.
    expect(names(inFlight.land(1).freed)).toEqual(["first", "second"]);
    expect(inFlight.unbound).toEqual([]);
    expect(inFlight.push(ana, frame("third"), [])?.toString()).toBe("third");
    expect(inFlight.land(3)).toEqual({ authors: [ana, ben, ana], freed: [] });
  });

  test("BRD-102 a second new clientID of the same author holds back what follows", () => {
    const inFlight = new InFlight();
    inFlight.push(ana, frame("first"), [7]);
    inFlight.push(ana, frame("second"), [8]);
    inFlight.push(ana, frame("third"), []);
    expect(names(inFlight.land(1).freed)).toEqual(["first"]);
    expect(names(inFlight.land(1).freed)).toEqual(["second", "third"]);
    expect(names(inFlight.land(1).freed)).toEqual([]);
  });

  test("BRD-102 nor what its owner sends of it on another connection, while the first one is not known to be dead", () => {
    const inFlight = new InFlight();
    inFlight.push(ana, frame("first"), [7]);
    expect(inFlight.push({ participantId: "ana" }, frame("second"), [])).toBeNull();
    expect(names(inFlight.land(1).freed)).toEqual(["first", "second"]);
  });

  test("BRD-105 what holds no update waits for all before it, and idle means that nothing waits", async () => {
    const inFlight = new InFlight();
    inFlight.push(ana, frame("first"), []);
    expect(inFlight.push(ana, null, [])).toBeNull();
    const idle = inFlight.untilIdle();
    inFlight.land(1);
    expect(inFlight.idle).toBe(false);
    inFlight.land(1);
    await idle;
    expect(inFlight.idle).toBe(true);
  });
});
