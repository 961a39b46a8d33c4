import { AckTracker } from "./ack-tracker.js";

function take(acks: AckTracker): number {
  const message = acks.nextMessage();
  acks.track(message);
  return message;
}

describe("how many messages are saved", () => {
  test("BRD-105 counts up with each commit, and tells each count once", () => {
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

  test("BRD-105 what was refused is saved only with the commit of the answer that carries it", () => {
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

  test("BRD-105 an empty answer waits for all that came before it", () => {
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

  test("BRD-105 another refusal meanwhile goes on holding", () => {
    const acks = new AckTracker();
    acks.refuse(acks.nextMessage());
    take(acks);
    acks.catchUp();
    acks.refuse(acks.nextMessage());
    acks.commitOne();
    expect(acks.next()).toBeNull();
  });
});
