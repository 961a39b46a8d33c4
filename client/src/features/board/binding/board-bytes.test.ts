import { toRichText } from "@tldraw/tlschema";
import * as Y from "yjs";
import { type Board, box, change, openBoard, seededDoc, stroke } from "./binding-fixture.testing";

/** Type, step and length around each update on the wire. */
const ENVELOPE_BYTES = 4;
const KB = 1024;

function measure(prepare: (board: Board) => void, work: (board: Board) => void) {
  const board = openBoard(seededDoc(), 0xfffffff0);
  prepare(board);
  board.binding.flush();
  const size = () => Y.encodeStateAsUpdate(board.doc).length;
  const before = size();
  let sent = 0;
  board.doc.on("update", (update: Uint8Array) => {
    sent += update.length + ENVELOPE_BYTES;
  });
  work(board);
  board.binding.flush();
  return { sent, kept: size() - before };
}

const round = (value: number) => Math.round(value * 100) / 100;
const penAt = (t: number) => ({
  x: round(350 + Math.sin(t / 20) * 340),
  y: round(200 + Math.cos(t / 33) * 190),
  z: 0.5,
});

describe("what drawing costs, flushed as often as the pace allows", () => {
  test("BRD-27 a stroke of 2000 points: at most 60 KB sent, 30 KB kept", () => {
    // The editor begins a new shape after 500 points; two points at 60 Hz share a flush.
    const { sent, kept } = measure(
      () => undefined,
      (board) => {
        for (let shape = 0; shape < 4; shape++) {
          const points: object[] = [];
          board.store.put([stroke(`shape:${shape}`)]);
          for (let t = 0; t < 500; t += 2) {
            points.push(penAt(shape * 500 + t), penAt(shape * 500 + t + 1));
            change(board, `shape:${shape}`, {}, { segments: [{ type: "free", points: [...points] }] });
            board.binding.flush();
          }
          change(board, `shape:${shape}`, {}, { isComplete: true });
          board.binding.flush();
        }
      },
    );
    expect(sent).toBeLessThanOrEqual(60 * KB);
    expect(kept).toBeLessThanOrEqual(30 * KB);
  });

  test("BRD-27 dragging 50 shapes for 5 s: at most 100 KB sent, 50 KB kept", () => {
    const ids = Array.from({ length: 50 }, (_, index) => `shape:${index}`);
    const { sent, kept } = measure(
      (board) => board.store.put(ids.map((id, at) => box(id, { index: `b${String(at).padStart(2, "0")}` }))),
      (board) => {
        for (let tenth = 0; tenth < 50; tenth++) {
          for (const [index, id] of ids.entries())
            change(board, id, { x: index * 3 + Math.sin(tenth / 15) * 150, y: index * 2 + Math.cos(tenth / 21) * 100 });
          board.binding.flush();
        }
      },
    );
    expect(sent).toBeLessThanOrEqual(100 * KB);
    expect(kept).toBeLessThanOrEqual(50 * KB);
  });

  test("BRD-27 typing 200 characters: at most 40 KB sent", () => {
    const { sent } = measure(
      (board) => board.store.put([box("shape:1")]),
      (board) => {
        for (let length = 1; length <= 200; length++) {
          change(board, "shape:1", {}, { richText: toRichText("abcdefghi ".repeat(20).slice(0, length)) });
          board.binding.flush();
        }
      },
    );
    expect(sent).toBeLessThanOrEqual(40 * KB);
  });
});
