import { SaveLedger } from "./save-ledger.js";

function take(ledger: SaveLedger): number {
  const message = ledger.receive();
  ledger.await(message);
  return message;
}

describe("how many messages are saved", () => {
  test("BRD-105 counts up with each commit, and tells each count once", () => {
    const ledger = new SaveLedger();
    take(ledger);
    take(ledger);
    expect(ledger.next()).toBeNull();
    ledger.commitOne();
    expect(ledger.next()).toBe(1);
    expect(ledger.next()).toBeNull();
    ledger.commitOne();
    expect(ledger.next()).toBe(2);
  });

  test("BRD-105 what was refused is saved only with the commit of the answer that carries it", () => {
    const ledger = new SaveLedger();
    take(ledger);
    ledger.refuse(ledger.receive());
    ledger.commitOne();
    expect(ledger.next()).toBe(1);
    take(ledger);
    ledger.catchUp();
    expect(ledger.next()).toBeNull();
    ledger.commitOne();
    expect(ledger.next()).toBe(3);
  });

  test("BRD-105 an empty answer waits for all that came before it", () => {
    const ledger = new SaveLedger();
    ledger.refuse(ledger.receive());
    take(ledger);
    ledger.catchUp();
    expect(ledger.next()).toBeNull();
    ledger.commitOne();
    expect(ledger.next()).toBe(2);
    ledger.refuse(ledger.receive());
    ledger.catchUp();
    expect(ledger.next()).toBe(3);
  });

  test("BRD-105 another refusal meanwhile goes on holding", () => {
    const ledger = new SaveLedger();
    ledger.refuse(ledger.receive());
    take(ledger);
    ledger.catchUp();
    ledger.refuse(ledger.receive());
    ledger.commitOne();
    expect(ledger.next()).toBeNull();
  });
});
