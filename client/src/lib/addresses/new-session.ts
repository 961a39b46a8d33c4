/** The built-in framework that is chosen by default; when it is missing, the first of the list. */
export const DEFAULT_FRAMEWORK_ID = "six-steps";

/** "Twitter" -> "Design Twitter"; a title that begins with "Design" stays. */
export function suggestTitle(problemTitle: string): string {
  return /^design\b/i.test(problemTitle) ? problemTitle : `Design ${problemTitle}`;
}
