import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { Authors } from "./authors.js";

const VERSION = 1;

/** The whole board and whose its clientIDs are: version, [participant, clientIDs]*, then a V2 update. */
export function encodeKeyframe(doc: Y.Doc, authors: Authors): Uint8Array<ArrayBuffer> {
  const lists = authors.byParticipant();
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, VERSION);
    encoding.writeVarUint(encoder, lists.size);
    for (const [participantId, clients] of lists) {
      encoding.writeVarString(encoder, participantId);
      encoding.writeVarUint(encoder, clients.length);
      for (const client of clients) encoding.writeVarUint(encoder, client);
    }
    encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdateV2(doc));
  }) as Uint8Array<ArrayBuffer>;
}

/** Throws when the bytes are not a keyframe of a known version. `state` is a V2 update. */
export function decodeKeyframe(bytes: Uint8Array): { authors: Authors; state: Uint8Array } {
  const decoder = createDecoder(bytes);
  if (readVarUint(decoder) !== VERSION) throw new RangeError("keyframe of an unknown version");
  const authors = new Authors();
  for (let left = readVarUint(decoder); left > 0; left -= 1) {
    const participantId = readVarString(decoder);
    const clients: number[] = [];
    for (let more = readVarUint(decoder); more > 0; more -= 1) clients.push(readVarUint(decoder));
    authors.bind(participantId, clients);
  }
  return { authors, state: readVarUint8Array(decoder) };
}
