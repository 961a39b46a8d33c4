import { type BoardRecord, freePoints, propsOf } from "./board-record.js";
import { changedFields, withFields } from "./fields.js";
import { commonPoints } from "./stroke-codec.js";

/**
 * A peer's newer version of a record with this client's unsent changes on top: fields changed here stay, all
 * others become the peer's.
 * @param said the document's version before the peer's change; `local` differs from it by the unsent changes.
 */
export function rebaseRecord(said: BoardRecord, local: BoardRecord, remote: BoardRecord): BoardRecord {
  const rebased = withFields(remote, changedFields(said, local));
  return drewSince(said, local)
    ? { ...rebased, props: { ...propsOf(rebased), segments: propsOf(local).segments } }
    : rebased;
}

function drewSince(said: BoardRecord, local: BoardRecord): boolean {
  const points = freePoints(local);
  if (points === null) return false;
  const before = freePoints(said) ?? [];
  return points.length !== before.length || commonPoints(before, points) !== points.length;
}
