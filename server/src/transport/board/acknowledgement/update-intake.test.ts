import { seededRandom } from "@casement/shared/testing/seeded-random";
import type { ReceivedMessage } from "../../../board/document/board-document.js";
import { SYNC } from "../../../board/document/frames.js";
import type { Outcome, Refusal } from "../../../board/document/update-applier.js";
import { UpdateIntake } from "./update-intake.js";

const SEED = Number(process.env.SEED ?? 1);
const RUNS = 300;
const STEPS = 150;
const WHOLE: Outcome = { kind: "applied", whole: true };

/** A message of the model: the edits that it carries, each a number. */
interface Sent {
  readonly kind: "update" | "answer" | "receipt";
  readonly edits: readonly number[];
}

/**
 * One connection as people understand it: edits are numbers, the document is a list of sets of them, and its log is a
 * prefix of that list. Messages and questions wait on the wire, received messages wait for their turn.
 */
class Model {
  readonly intake = new UpdateIntake(() => ({ mayWrite: true, changes: this.log.length }));
  /** What the document took, in order; a position is a length of this list. */
  readonly log: number[][] = [];
  committed = 0;
  acknowledged = 0;
  questions = 0;
  refusals = 0;
  /** Messages that count, in the order sent, each with the edits that must be committed once it is acknowledged. */
  readonly counted: { promise: ReadonlySet<number> }[] = [];
  readonly #mine = new Set<number>();
  /** What the document held when it asked, for each question on the wire. */
  readonly #asked: ReadonlySet<number>[] = [];
  readonly #wire: { sent: Sent; counts: number | null }[] = [];
  readonly #queue: { sent: Sent; counts: number | null; message: ReceivedMessage }[] = [];
  #lastEdit = 0;

  constructor(readonly random: ReturnType<typeof seededRandom>) {
    this.ask(this.intake.asks());
  }

  get document(): ReadonlySet<number> {
    return new Set(this.log.flat());
  }

  ask(asks: boolean): void {
    if (!asks) return;
    this.questions += 1;
    this.#asked.push(this.document);
  }

  edit(): void {
    this.#lastEdit += 1;
    this.#mine.add(this.#lastEdit);
    this.#send({ kind: "update", edits: [this.#lastEdit] });
  }

  /** Another connection of the same person brought some of the edits. */
  bringElsewhere(): void {
    const known = this.document;
    const edits = [...this.#mine].filter((edit) => !known.has(edit) && this.random.next() < 0.5);
    if (edits.length > 0) this.log.push(edits);
  }

  requestReceipt(): void {
    this.#send({ kind: "receipt", edits: [] });
  }

  /** The client answers the oldest question, at times in pieces. */
  answer(): void {
    const held = this.#asked.shift();
    if (held === undefined) return;
    const edits = [...this.#mine].filter((edit) => !held.has(edit));
    while (edits.length > 1 && this.random.next() < 0.5)
      this.#send({ kind: "update", edits: edits.splice(0, 1 + this.random.below(edits.length - 1)) });
    this.#send({ kind: "answer", edits });
  }

  receive(): void {
    const next = this.#wire.shift();
    if (next === undefined) return;
    const { kind, edits } = next.sent;
    const bytes = edits.length === 0 ? Uint8Array.of(0, 0) : Uint8Array.of(1, ...edits);
    const step = kind === "answer" ? SYNC.STEP_2 : SYNC.UPDATE;
    const message = kind === "receipt" ? this.intake.receiveRequest() : this.intake.receive(step, bytes);
    this.#queue.push({ ...next, message });
  }

  /** The oldest received message is applied or refused. */
  judge(refusal: Refusal["kind"] | null): void {
    const next = this.#queue.shift();
    if (next === undefined) return;
    const { sent, counts, message } = next;
    const isRefused = refusal !== null && sent.edits.length > 0;
    if (isRefused) this.refusals += 1;
    const known = this.document;
    const fresh = sent.edits.filter((edit) => !known.has(edit));
    if (!isRefused && fresh.length > 0) this.log.push(fresh);
    if (sent.kind === "receipt") (this.counted[counts as number] as { promise: unknown }).promise = this.document;
    const outcome: Outcome = isRefused ? { kind: "refused", refusal: { kind: refusal } as Refusal } : WHOLE;
    this.ask(this.intake.onOutcome(message, outcome, this.log.length, 0).asks);
    this.#acknowledge();
  }

  commit(): void {
    if (this.committed < this.log.length) this.committed += 1 + this.random.below(this.log.length - this.committed);
    this.#acknowledge();
  }

  get isQuiet(): boolean {
    return this.#wire.length + this.#queue.length + this.#asked.length === 0 && this.committed === this.log.length;
  }

  #send(sent: Sent): void {
    const isCounted = sent.kind === "receipt" || sent.edits.length > 0;
    this.#wire.push({ sent, counts: isCounted ? this.counted.length : null });
    if (isCounted) this.counted.push({ promise: new Set(sent.edits) });
  }

  #acknowledge(): void {
    const count = this.intake.onCommitted(this.committed);
    if (count === null) return;
    expect(count).toBeGreaterThan(this.acknowledged);
    this.acknowledged = count;
    const stored = new Set(this.log.slice(0, this.committed).flat());
    const promised = this.counted.slice(0, count).flatMap(({ promise }) => [...promise]);
    expect(promised.filter((edit) => !stored.has(edit))).toEqual([]);
  }
}

test(`BRD-105 no message is acknowledged before all that it promises is committed (seeds ${SEED} to ${SEED + RUNS - 1})`, () => {
  let [acknowledged, refusals, questions] = [0, 0, 0];
  for (let seed = SEED; seed < SEED + RUNS; seed += 1) {
    const random = seededRandom(seed);
    const model = new Model(random);
    const refusing = random.next() / 2;
    const refusal = () =>
      random.next() < refusing ? random.pick(["gap", "full", "capped", "read-only"] as const) : null;
    const acts = [
      () => model.edit(),
      () => model.requestReceipt(),
      () => model.answer(),
      () => model.receive(),
      () => model.receive(),
      () => model.judge(refusal()),
      () => model.judge(refusal()),
      () => model.commit(),
      () => model.bringElsewhere(),
      () => model.ask(model.intake.review(0, 1000).asks),
    ];
    for (let step = 0; step < STEPS; step += 1) random.pick(acts)();
    // In the end nothing is refused any more, and everything is acknowledged.
    for (let round = 0; round < 3; round += 1) {
      model.ask(model.intake.permit());
      while (!model.isQuiet) {
        model.answer();
        model.receive();
        model.judge(null);
        model.commit();
      }
    }
    expect(model.acknowledged).toBe(model.counted.length);
    acknowledged += model.acknowledged;
    refusals += model.refusals;
    questions += model.questions;
  }
  expect(Math.min(acknowledged, refusals, questions)).toBeGreaterThan(RUNS);
});

test("BRD-110 a refused piece of an answer is asked for again, also when the last piece came before the refusal", () => {
  const intake = new UpdateIntake(() => ({ mayWrite: true, changes: 0 }));
  expect(intake.asks()).toBe(true);
  const [piece, last] = [SYNC.UPDATE, SYNC.STEP_2].map((step) => intake.receive(step, Uint8Array.of(1, 1)));
  const gap: Outcome = { kind: "refused", refusal: { kind: "gap" } };
  expect(intake.onOutcome(piece as ReceivedMessage, gap, 0, 0).asks).toBe(true);
  intake.onOutcome(last as ReceivedMessage, WHOLE, 1, 0);
  expect(intake.onCommitted(1)).toBeNull();
  intake.onOutcome(intake.receive(SYNC.STEP_2, Uint8Array.of(1, 1)), WHOLE, 2, 0);
  expect(intake.onCommitted(2)).toBe(3);
});
