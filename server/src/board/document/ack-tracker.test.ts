import { AckTracker } from "./ack-tracker.js";

function take(acks: AckTracker): number {
  const message = acks.nextMessage();
  acks.track(message);
  return message;
}

describe("how many messages are acknowledged", () => {
  test("BRD-105 the count grows with each commit, and each count is sent once", () => {
    const acks = new AckTracker();
    take(acks);
    take(acks);
    expect(acks.next()).toBeNull();
    acks.commitOne();
    expect(acks.next()).toBe(1);
    expect(acks.next()).toBeNull();
    acks.commitOne();
    expect(acks.next()).toBe(2);
  });

  test("BRD-105 a refused message counts only after the commit of the answer that holds it", () => {
    const acks = new AckTracker();
    take(acks);
    acks.refuse(acks.nextMessage());
    acks.commitOne();
    expect(acks.next()).toBe(1);
    take(acks);
    acks.catchUp();
    expect(acks.next()).toBeNull();
    acks.commitOne();
    expect(acks.next()).toBe(3);
  });

  test("BRD-105 an empty answer waits for every message before it", () => {
    const acks = new AckTracker();
    acks.refuse(acks.nextMessage());
    take(acks);
    acks.catchUp();
    expect(acks.next()).toBeNull();
    acks.commitOne();
    expect(acks.next()).toBe(2);
    acks.refuse(acks.nextMessage());
    acks.catchUp();
    expect(acks.next()).toBe(3);
  });

  test("BRD-105 a second refusal meanwhile keeps the count where it is", () => {
    const acks = new AckTracker();
    acks.refuse(acks.nextMessage());
    take(acks);
    acks.catchUp();
    acks.refuse(acks.nextMessage());
    acks.commitOne();
    expect(acks.next()).toBeNull();
  });
});
