/** Every address of the client in one place; the router's patterns below follow the same table. */
export const paths = {
  home: "/",
  signIn: "/sign-in",
  createAccount: "/create-account",
  account: "/account",
  /** The server's accounts, for its administrator. */
  accounts: "/accounts",
  /** Page of a link that sets a new password; its secret is the address's fragment. */
  resetPassword: "/reset-password",
  frameworks: "/frameworks",
  newFramework: "/frameworks/new",
  framework: (id: string) => `/frameworks/${id}`,
  rubrics: "/rubrics",
  newRubric: "/rubrics/new",
  rubric: (id: string) => `/rubrics/${id}`,
  /** How alike the account and its co-interviewers mark. */
  agreement: "/agreement",
  /** The account's own sessions as candidate and in practice, over time. */
  progress: "/progress",
  /** Cases to score blind, and what one's own marks are like beside the experts'. */
  gym: "/calibration",
  trainingCase: (caseId: string) => `/calibration/${caseId}`,
  problems: "/problems",
  problem: (id: string, version?: number) => `/problems/${id}${version === undefined ? "" : `?version=${version}`}`,
  newProblem: "/problems/new",
  editProblem: (id: string) => `/problems/${id}/edit`,
  newSession: "/sessions/new",
  newSessionOn: (problemId: string) => `/sessions/new?problem=${problemId}`,
  newSessionWith: (frameworkId: string) => `/sessions/new?framework=${frameworkId}`,
  newSessionScoredBy: (rubricId: string) => `/sessions/new?rubric=${rubricId}`,
  session: (id: string) => `/sessions/${id}`,
  editSession: (id: string) => `/sessions/${id}/edit`,
  /** `t`: a moment in the address, such as "17m20s". `pin`: evidence to show there. */
  playback: (id: string, t?: string, pin?: string) =>
    `/sessions/${id}/playback${t === undefined ? "" : `?t=${t}`}${pin === undefined ? "" : `&pin=${pin}`}`,
  /** The recording with the viewer's own scorecard beside it. */
  scoring: (id: string) => `/sessions/${id}/playback?panel=scores`,
  join: "/join",
  /** Page of a playback link. */
  watch: "/watch",
  /** `t` as in `playback`. */
  sharedPlayback: (shareId: string, t?: string) => `/shared/${shareId}${t === undefined ? "" : `?t=${t}`}`,
} as const;

/** The path to open after signing in: only a path of ours, never another origin. */
export function safeReturnPath(wanted: string | null): string {
  if (wanted === null || !wanted.startsWith("/") || wanted.startsWith("//") || wanted.includes("\\")) return paths.home;
  return wanted;
}
