import type { SessionMode } from "@casement/shared/session/plan-options";
import { NEUTRAL_TITLE } from "@casement/shared/session/withheld-problem";

/** The built-in framework that is chosen by default; when it is missing, the first of the list. */
export const DEFAULT_FRAMEWORK_ID = "six-steps";

/**
 * An interview's title names no problem, because the candidate reads it before the start. A practice's does: "Twitter"
 * -> "Design Twitter"; a title that begins with "Design" stays.
 */
export function suggestTitle(mode: SessionMode, problemTitle: string): string {
  if (mode === "interview") return NEUTRAL_TITLE;
  return /^design\b/i.test(problemTitle) ? problemTitle : `Design ${problemTitle}`;
}
