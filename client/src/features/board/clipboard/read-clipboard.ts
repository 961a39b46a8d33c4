import { isPlainObject } from "@casement/shared/lib/json-value";
import type { TLBinding, TLContent, TLShape, TLStore } from "tldraw";
import { Quarantine, REFUSED_SHAPES } from "../binding/quarantine";

/** The part of a clipboard that the board accepts. */
interface ClipboardShapes {
  readonly kind: "readable";
  /** In this version's form and complete: nothing in it stands on a shape that was left out. */
  readonly content: TLContent;
  /** Number of shapes left out because they would load something from another server. */
  readonly pictures: number;
  /**
   * Number of shapes left out because this version does not know them or could not show them, and of those inside any
   * left-out shape.
   */
  readonly unreadable: number;
}

/** `newer`: made by a newer version of the editor, whose shapes may have another meaning. */
type ReadClipboard = ClipboardShapes | { readonly kind: "newer" | "unreadable" };

/** Reads shapes of this board or of another tldraw. `store`: an empty one that knows the board's shapes. */
export function readClipboard(clipboard: unknown, store: TLStore): ReadClipboard {
  const content = readContent(clipboard);
  if (content === null) return { kind: "unreadable" };
  if (isNewer(content, store)) return { kind: "newer" };
  const records = [...content.shapes, ...(content.bindings ?? [])];
  const migrated = store.schema.migrateStoreSnapshot({
    store: Object.fromEntries(records.map((record) => [record.id, record])) as never,
    schema: content.schema,
  });
  if (migrated.type === "error") return { kind: "unreadable" };
  const quarantine = new Quarantine(store);
  const valid = Object.values(migrated.value).filter((record) => quarantine.admit(record as never) !== null);
  const shapes = inReach(
    valid.filter((record) => record.typeName === "shape"),
    new Set(content.rootShapeIds),
  );
  const left = new Set<string>(shapes.map(({ id }) => id));
  const bindings = valid.filter(
    (record): record is TLBinding => record.typeName === "binding" && left.has(record.fromId) && left.has(record.toId),
  );
  const rootShapeIds = content.rootShapeIds.filter((id) => left.has(id));
  const pictures = content.shapes.filter(({ type }) => REFUSED_SHAPES.has(type)).length;
  return {
    kind: "readable",
    content: { shapes, bindings, assets: [], rootShapeIds, schema: store.schema.serialize() },
    pictures,
    unreadable: content.shapes.length - pictures - shapes.length,
  };
}

/** Null when it is not in the form that the editor copies. */
function readContent(clipboard: unknown): TLContent | null {
  if (!isPlainObject(clipboard)) return null;
  const { shapes, bindings = [], rootShapeIds, schema } = clipboard;
  if (![shapes, bindings, rootShapeIds].every(Array.isArray) || !isPlainObject(schema)) return null;
  const all = [...(shapes as unknown[]), ...(bindings as unknown[])];
  if (!all.every((record) => isPlainObject(record) && typeof record.id === "string")) return null;
  return { ...(clipboard as unknown as TLContent), bindings: bindings as TLBinding[] };
}

function isNewer({ schema }: TLContent, store: TLStore): boolean {
  const ours = new Map(Object.entries(store.schema.serialize().sequences));
  const theirs = "sequences" in schema ? Object.entries(schema.sequences) : [];
  return theirs.some(([sequence, version]) => version > (ours.get(sequence) ?? Number.POSITIVE_INFINITY));
}

/** The shapes that are roots, or inside a shape that stays. A root is pasted unlocked, as the editor does it. */
function inReach(shapes: readonly TLShape[], roots: ReadonlySet<string>): TLShape[] {
  const byId = new Map<string, TLShape>(shapes.map((shape) => [shape.id, shape]));
  const reaches = (shape: TLShape): boolean => {
    const seen = new Set<string>();
    for (let at: TLShape | undefined = shape; at !== undefined && !seen.has(at.id); at = byId.get(at.parentId)) {
      if (roots.has(at.id)) return true;
      seen.add(at.id);
    }
    return false;
  };
  return shapes.filter(reaches).map((shape) => (roots.has(shape.id) ? { ...shape, isLocked: false } : shape));
}
