/** The built-in framework that is chosen unless somebody chooses another; when it is missing, the first of the list. */
export const DEFAULT_FRAMEWORK_ID = "six-steps";

/** "Twitter" -> "Design Twitter"; a problem that is called "Design …" already keeps its name. */
export function suggestTitle(problemTitle: string): string {
  return /^design\b/i.test(problemTitle) ? problemTitle : `Design ${problemTitle}`;
}
