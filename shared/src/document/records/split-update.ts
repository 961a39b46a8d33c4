import * as Y from "yjs";

type Struct = ReturnType<typeof Y.decodeUpdate>["structs"][number];
type Deletes = ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>;

/** Clock and length of a deleted range as varints, at their longest. */
const DELETE_RANGE_BYTES = 12;
const NO_DELETES: Deletes = new Map();

/**
 * Splits a V1 update into several of about `maxBytes`. Each can be applied once those before it are: every struct comes
 * after the structs that it depends on, and deletions come last. Only a single larger value makes a larger piece.
 */
export function splitUpdate(update: Uint8Array, maxBytes: number): Uint8Array[] {
  if (update.length <= maxBytes) return [update];
  const { structs, ds } = Y.decodeUpdate(update);
  const pieces: Uint8Array[] = [];
  let piece: Struct[] = [];
  let bytes = 0;
  for (const struct of inOrder(structs)) {
    const size = sizeOf(struct);
    if (piece.length > 0 && bytes + size > maxBytes) {
      pieces.push(encode(piece, NO_DELETES));
      piece = [];
      bytes = 0;
    }
    piece.push(struct);
    bytes += size;
  }
  if (piece.length > 0) pieces.push(encode(piece, NO_DELETES));
  const rangesEach = Math.max(1, Math.floor(maxBytes / DELETE_RANGE_BYTES));
  for (const deletes of splitDeletes(ds.clients, rangesEach)) pieces.push(encode([], deletes));
  return pieces;
}

/** Yields every struct after the structs that it depends on; the structs of each client stay in their order. */
function* inOrder(structs: readonly Struct[]): Generator<Struct> {
  const queues = byClient(structs);
  const next = new Map([...queues.keys()].map((client) => [client, 0]));
  const isThere = (id: Y.ID): boolean => {
    const struct = queues.get(id.client)?.[next.get(id.client) ?? 0];
    return struct === undefined || id.clock < struct.id.clock;
  };
  for (let moved = true; moved; ) {
    moved = false;
    for (const [client, queue] of queues) {
      let at = next.get(client) ?? 0;
      for (let struct = queue[at]; struct !== undefined && supports(struct).every(isThere); struct = queue[at]) {
        yield struct;
        at += 1;
        next.set(client, at);
        moved = true;
      }
    }
  }
}

function byClient(structs: readonly Struct[]): Map<number, Struct[]> {
  const groups = new Map<number, Struct[]>();
  for (const struct of structs) {
    const group = groups.get(struct.id.client);
    if (group === undefined) groups.set(struct.id.client, [struct]);
    else group.push(struct);
  }
  return groups;
}

/** Ids of the structs that a struct depends on, besides its own client's earlier ones. */
function supports(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  const parent: unknown = struct.parent;
  return [struct.origin, struct.rightOrigin, parent].filter(
    (id): id is Y.ID => id instanceof Y.ID && id.client !== struct.id.client,
  );
}

function sizeOf(struct: Struct): number {
  const encoder = new Y.UpdateEncoderV1();
  struct.write(encoder, 0);
  return encoder.toUint8Array().length;
}

function* splitDeletes(deletes: Deletes, rangesEach: number): Generator<Deletes> {
  for (const [client, ranges] of deletes) {
    for (let start = 0; start < ranges.length; start += rangesEach) {
      yield new Map([[client, ranges.slice(start, start + rangesEach)]]);
    }
  }
}

/** Yjs's V1 encoding: sections of structs by client, then the deleted ranges. */
function encode(structs: readonly Struct[], deletes: Deletes): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const sections = byClient(structs);
  encoder.writeLen(sections.size);
  for (const [client, section] of sections) {
    encoder.writeLen(section.length);
    encoder.writeClient(client);
    encoder.writeLen((section[0] as Struct).id.clock);
    for (const struct of section) struct.write(encoder, 0);
  }
  encoder.writeLen(deletes.size);
  for (const [client, ranges] of deletes) {
    encoder.writeClient(client);
    encoder.writeLen(ranges.length);
    for (const { clock, len } of ranges) {
      encoder.writeDsClock(clock);
      encoder.writeDsLen(len);
    }
  }
  return encoder.toUint8Array();
}
