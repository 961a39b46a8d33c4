import type { BoardPresence } from "@casement/shared/contract/board-wire";
import { PAGE_ID } from "@casement/shared/document/schema";
import { z } from "zod";

const MAX_SELECTION = 50;
const point = z.object({ x: z.number(), y: z.number() });

/** Checks a peer's state field by field, because a peer may send anything; only `user` is set by the server. */
const presenceSchema = z.object({
  user: z.object({ participantId: z.string(), name: z.string(), color: z.string(), role: z.string() }),
  cursor: point.nullable().catch(null),
  viewport: point.extend({ w: z.number().positive(), h: z.number().positive() }).nullable().catch(null),
  selection: z.array(z.string().startsWith("shape:")).max(MAX_SELECTION).catch([]),
});
type PeerPresence = z.infer<typeof presenceSchema>;

/** Null for states that are not a person's, or not yet. */
export function readPresence(state: unknown): PeerPresence | null {
  return presenceSchema.safeParse(state).data ?? null;
}

interface View {
  readonly cursor: { readonly x: number; readonly y: number } | null;
  readonly viewport: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly selection: readonly string[];
}

/** This person's own state in whole pixels: finer positions cannot be seen and take more bytes. */
export function ownPresence({ cursor, viewport, selection }: View): BoardPresence {
  return {
    cursor: cursor === null ? null : { x: Math.round(cursor.x), y: Math.round(cursor.y) },
    viewport: {
      x: Math.round(viewport.x),
      y: Math.round(viewport.y),
      w: Math.max(1, Math.round(viewport.w)),
      h: Math.max(1, Math.round(viewport.h)),
    },
    selection: selection.slice(0, MAX_SELECTION),
  };
}

/** A peer's fields in tldraw's presence record; the viewport becomes a camera over a screen of its size. */
export function presenceFields({ user, cursor, viewport, selection }: PeerPresence, now: number) {
  return {
    userId: user.participantId,
    userName: user.name,
    color: /^#[0-9a-f]{6}$/i.test(user.color) ? user.color : "#777777",
    currentPageId: PAGE_ID,
    lastActivityTimestamp: now,
    cursor: cursor === null ? null : { ...cursor, type: "default" as const, rotation: 0 },
    camera: viewport === null ? null : { x: -viewport.x, y: -viewport.y, z: 1 },
    screenBounds: viewport === null ? null : { x: 0, y: 0, w: viewport.w, h: viewport.h },
    selectedShapeIds: selection,
  };
}
