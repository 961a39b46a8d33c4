import type { PointedAt } from "@casement/shared/lib/pointed-at";
import { pointedAt, type Remark, remarkId, remarksIn } from "@casement/shared/playback/remarks";
import type { SessionState } from "@casement/shared/session-log/state";

type Remarks = Pick<SessionState, "scorecards" | "threads">;

/** Evidence or a comment, and what it points at. */
export interface ShownRemark {
  readonly id: string;
  readonly remark: Remark;
  readonly pointsAt: PointedAt;
}

/** Evidence or a comment that the viewer can see and that points at something; null once it was removed. */
export function findRemark(remarks: Remarks, id: string): ShownRemark | null {
  const remark = remarksIn(remarks).find((each) => remarkId(each) === id);
  if (remark === undefined) return null;
  const pointsAt = pointedAt(remark) ?? (remark.kind === "pin" ? remark.pin : null);
  return pointsAt && { id, remark, pointsAt };
}

/**
 * The moment that an address leads to, in ms since `startAt`. An address holds whole seconds, and a shape that is
 * pointed at may have been drawn within that second; so the exact time comes from the remark.
 */
export function momentOfAddress(t: number | null, id: string | null, remarks: Remarks, startAt: number): number {
  const shown = id === null ? null : findRemark(remarks, id);
  const exact = shown === null ? null : Math.max(0, shown.remark.at - startAt);
  if (exact !== null && (t === null || Math.floor(exact / 1000) === Math.floor(t / 1000))) return exact;
  return t ?? 0;
}
