import type { Remark } from "@casement/shared/playback/remarks";
import { LEVEL_NAMES } from "@casement/shared/scoring/rubric";
import type { Mark } from "@casement/shared/scoring/score";
import { keptComments } from "@casement/shared/session/comment";
import type { SessionState } from "@casement/shared/session-log/state";
import { pointedWords } from "@/session/pointed-words";

export function criterionTitle(
  state: Pick<SessionState, "privateGuide">,
  criterion: string,
  unknown = "A criterion",
): string {
  return state.privateGuide?.rubric.criteria.find(({ key }) => key === criterion)?.title ?? unknown;
}

/** What the list says about evidence and comments. */
export function remarkWords(remark: Remark, state: Pick<SessionState, "privateGuide">): string {
  if (remark.kind === "comment") return keptComments(remark.thread)[0]?.text ?? "";
  const { criterion, label } = remark.pin;
  const what = pointedWords(remark.pin);
  const at = what === "" ? "" : `, ${what}`;
  return `Evidence for ${criterionTitle(state, criterion, "a criterion")}${at}${label === "" ? "" : `: ${label}`}`;
}

/** A mark in words: "3, meets bar". */
export function markWords(mark: Mark | null): string {
  if (mark === null) return "no mark";
  return mark === "not-observed" ? "not observed" : `${mark}, ${LEVEL_NAMES[mark].toLowerCase()}`;
}
