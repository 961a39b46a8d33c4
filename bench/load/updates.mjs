// What clients send: strokes, drawn by a real Yjs document and encoded before anything is measured.
import * as Y from "yjs";

/** Begins every piece of a stroke, with the update's number after it: found again however servers pack updates. */
export const MARKER = Buffer.from([0xc5, 0x3e, 0xa5, 0x7f]);
const PIECES_PER_STROKE = 100;

/** @param {number} number @param {number} bytes */
function piece(number, bytes) {
  const chunk = Buffer.alloc(bytes, number & 0x7f);
  MARKER.copy(chunk);
  chunk.writeUInt32BE(number, MARKER.length);
  return new Uint8Array(chunk);
}

/**
 * V1 updates of one client, in order and without gaps: strokes of a hundred pieces, each update one piece.
 * @param {{ count: number, clientId: number, pieceBytes: number, name: string, piecesPerStroke?: number }} wanted
 */
export function strokeUpdates({ count, clientId, pieceBytes, name, piecesPerStroke = PIECES_PER_STROKE }) {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const updates = [];
  doc.on("update", (update) => updates.push(update));
  const records = doc.getMap("records");
  let points;
  for (let number = 0; number < count; number += 1) {
    const chunk = piece(number, pieceBytes);
    if (number % piecesPerStroke > 0) points.push([chunk]);
    else {
      const id = `shape:${name}-${number}`;
      points = Y.Array.from([chunk]);
      const base = { id, typeName: "shape", type: "draw", x: 0, y: 0, parentId: "page:page", index: "a1", props: {} };
      records.set(
        id,
        new Y.Map([
          ["_", base],
          ["pts", points],
        ]),
      );
    }
  }
  doc.destroy();
  return updates;
}

/** Calls `each` with the number of every piece of a stroke in a message. @param {Buffer} message */
export function findPieces(message, each) {
  for (let at = message.indexOf(MARKER); at >= 0; at = message.indexOf(MARKER, at + 8)) {
    each(message.readUInt32BE(at + MARKER.length));
  }
}
