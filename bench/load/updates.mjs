// What people draw: strokes, made by a real Yjs document and encoded before anything is measured.
import * as Y from "yjs";

/**
 * Begins every piece of a stroke, followed by the update's number, so that it is found however servers pack updates.
 */
const MARKER = Buffer.from([0xc5, 0x3e, 0xa5, 0x7f]);
const PIECES_PER_STROKE = 100;

/** @param {number} number @param {number} bytes */
function piece(number, bytes) {
  const chunk = Buffer.alloc(bytes, number & 0x7f);
  MARKER.copy(chunk);
  chunk.writeUInt32BE(number, MARKER.length);
  return new Uint8Array(chunk);
}

/**
 * V1 updates of one client, in order and without gaps: strokes of a hundred pieces, one piece an update; with `replace`
 * one stroke that is finished anew by every update, so that the board does not grow.
 * @param {{ count: number, clientId: number, pieceBytes: number, replace?: boolean, piecesPerStroke?: number }} wanted
 */
export function strokeUpdates({ count, clientId, pieceBytes, replace = false, piecesPerStroke = PIECES_PER_STROKE }) {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const updates = [];
  doc.on("update", (update) => updates.push(update));
  const records = doc.getMap("records");
  let stroke;
  for (let number = 0; number < count; number += 1) {
    const chunk = piece(number, pieceBytes);
    if (replace && number > 0) stroke.set("seg", chunk);
    else if (number % piecesPerStroke > 0) stroke.get("pts").push([chunk]);
    else {
      const id = `shape:${clientId}-${number}`;
      stroke = newStroke(id, replace ? ["seg", chunk] : ["pts", Y.Array.from([chunk])]);
      records.set(id, stroke);
    }
  }
  doc.destroy();
  return updates;
}

function newStroke(id, content) {
  const base = { id, typeName: "shape", type: "draw", x: 0, y: 0, parentId: "page:page", index: "a1", props: {} };
  return new Y.Map([["_", base], content]);
}

/** Calls `each` with the number of every piece of a stroke in a message. @param {Buffer} message */
export function findPieces(message, each) {
  for (let at = message.indexOf(MARKER); at >= 0; at = message.indexOf(MARKER, at + 2 * MARKER.length)) {
    each(message.readUInt32BE(at + MARKER.length));
  }
}
