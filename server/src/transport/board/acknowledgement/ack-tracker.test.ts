import { AckTracker } from "./ack-tracker.js";

/** Receives a message that is applied at once and waits for this position. */
function apply(acks: AckTracker, position: number, holdsAll = false): void {
  acks.apply(acks.receive(), position, holdsAll);
}

describe("how many messages are acknowledged", () => {
  test("BRD-105 the count grows with each commit, and each count is sent once", () => {
    const acks = new AckTracker();
    apply(acks, 1);
    apply(acks, 2);
    expect(acks.commit(0)).toBeNull();
    expect(acks.commit(1)).toBe(1);
    expect(acks.commit(1)).toBeNull();
    expect(acks.commit(2)).toBe(2);
  });

  test("BRD-105 a message on its way is not covered by the commit of what was there before", () => {
    const acks = new AckTracker();
    apply(acks, 1);
    const later = acks.receive();
    expect(acks.commit(1)).toBe(1);
    acks.apply(later, 2, false);
    expect(acks.commit(1)).toBeNull();
    expect(acks.commit(2)).toBe(2);
  });

  test("BRD-105 a refused message counts only after the commit of the answer that holds it", () => {
    const acks = new AckTracker();
    apply(acks, 1);
    acks.refuse(acks.receive());
    expect(acks.commit(1)).toBe(1);
    apply(acks, 2, true);
    expect(acks.commit(1)).toBeNull();
    expect(acks.commit(2)).toBe(3);
  });

  test("BRD-105 an empty answer waits for everything that the document held by then", () => {
    const acks = new AckTracker();
    acks.refuse(acks.receive());
    apply(acks, 1);
    // Somebody else's connection, perhaps an old one of the same person, brought what waits for position 2.
    acks.apply(acks.received, 2, true);
    expect(acks.commit(1)).toBeNull();
    expect(acks.commit(2)).toBe(2);
    acks.refuse(acks.receive());
    acks.apply(acks.received, 2, true);
    expect(acks.commit(2)).toBe(3);
  });

  test("BRD-105 a second refusal meanwhile keeps the count where it is", () => {
    const acks = new AckTracker();
    acks.refuse(acks.receive());
    apply(acks, 1, true);
    acks.refuse(acks.receive());
    expect(acks.commit(1)).toBeNull();
    acks.apply(acks.received, 1, true);
    expect(acks.commit(1)).toBe(3);
  });
});
