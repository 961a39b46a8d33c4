import type { InviteKey } from "@/api/invites";
import { parseFragment } from "@/lib/addresses/link-key";

/** What this tab keeps for a reload of the join page, until the join is decided. */
export interface PendingJoin {
  readonly key: InviteKey;
  /** Set while the owner is being asked. */
  readonly requestId: string | null;
}

const STORAGE_KEY = "casement-join";

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export function savePending(store: Store, pending: PendingJoin): void {
  try {
    store.setItem(STORAGE_KEY, JSON.stringify(pending));
  } catch {
    // Storage may be blocked: then a reload only needs the link again.
  }
}

export function loadPending(store: Store): PendingJoin | null {
  try {
    const raw: unknown = JSON.parse(store.getItem(STORAGE_KEY) ?? "null");
    if (typeof raw !== "object" || raw === null || !("key" in raw) || !("requestId" in raw)) return null;
    const { key, requestId } = raw as { key: { id?: unknown; secret?: unknown } | null; requestId: unknown };
    const checked = parseFragment(`${key?.id}.${key?.secret}`);
    return checked === null ? null : { key: checked, requestId: typeof requestId === "string" ? requestId : null };
  } catch {
    return null;
  }
}

export function clearPending(store: Store): void {
  try {
    store.removeItem(STORAGE_KEY);
  } catch {
    // Blocked storage holds nothing to remove.
  }
}
