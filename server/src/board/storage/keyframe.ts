import { promisify } from "node:util";
import { deflateRaw, deflateRawSync, inflateRawSync } from "node:zlib";
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { Authors } from "../validation/authors.js";

/** Version 1 had an uncompressed update. */
const VERSION = 2;
/** More bytes than any document inflates to. */
const MAX_STATE_BYTES = 256 * 1024 * 1024;

/** Larger states are deflated by another thread, which takes 1 ms to hand over: 64 KiB take the loop 2 ms. */
const ASIDE_FROM_BYTES = 64 * 1024;
const deflateAside = promisify(deflateRaw);

/** A whole document and the owners of its clientIDs: version, [participant, clientIDs]*, then a V2 update, deflated. */
export function encodeKeyframe(doc: Y.Doc, authors: Authors): Uint8Array<ArrayBuffer> {
  return withState(encodeOwners(authors), deflateRawSync(Y.encodeStateAsUpdateV2(doc)));
}

/** A document at a moment. */
export interface DocumentKeyframe {
  /** A V2 update that holds all of it. */
  readonly state: Uint8Array;
  /** Resolves to the keyframe's bytes, as `encodeKeyframe` returns them. */
  readonly encode: () => Promise<Uint8Array<ArrayBuffer>>;
}

/** Keeps the document as it is now, to be encoded later: a large one does not hold up the loop meanwhile. */
export function keepKeyframe(doc: Y.Doc, authors: Authors): DocumentKeyframe {
  const owners = encodeOwners(authors);
  const state = Y.encodeStateAsUpdateV2(doc);
  const deflate = () => (state.length < ASIDE_FROM_BYTES ? deflateRawSync(state) : deflateAside(state));
  return { state, encode: async () => withState(owners, await deflate()) };
}

function encodeOwners(authors: Authors): Uint8Array {
  const lists = authors.byParticipant();
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, VERSION);
    encoding.writeVarUint(encoder, lists.size);
    for (const [participantId, clients] of lists) {
      encoding.writeVarString(encoder, participantId);
      encoding.writeVarUint(encoder, clients.length);
      for (const client of clients) encoding.writeVarUint(encoder, client);
    }
  });
}

function withState(owners: Uint8Array, deflated: Uint8Array): Uint8Array<ArrayBuffer> {
  return encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, owners);
    encoding.writeVarUint8Array(encoder, deflated);
  }) as Uint8Array<ArrayBuffer>;
}

/** Throws when the bytes are not a keyframe of a known version. `state` is a V2 update. */
export function decodeKeyframe(bytes: Uint8Array): { authors: Authors; state: Uint8Array } {
  const decoder = createDecoder(bytes);
  const version = readVarUint(decoder);
  if (version < 1 || version > VERSION) throw new RangeError("keyframe of an unknown version");
  const authors = new Authors();
  for (let left = readVarUint(decoder); left > 0; left -= 1) {
    const participantId = readVarString(decoder);
    const clients: number[] = [];
    for (let more = readVarUint(decoder); more > 0; more -= 1) clients.push(readVarUint(decoder));
    authors.bind(participantId, clients);
  }
  const state = readVarUint8Array(decoder);
  return { authors, state: version === 1 ? state : inflateRawSync(state, { maxOutputLength: MAX_STATE_BYTES }) };
}
