/** Every address of the client in one place; the router's patterns below follow the same table. */
export const paths = {
  home: "/",
  signIn: "/sign-in",
  createAccount: "/create-account",
  account: "/account",
  frameworks: "/frameworks",
  framework: (id: string) => `/frameworks/${id}`,
  problems: "/problems",
  problem: (id: string, version?: number) => `/problems/${id}${version === undefined ? "" : `?version=${version}`}`,
  newProblem: "/problems/new",
  editProblem: (id: string) => `/problems/${id}/edit`,
  newSession: "/sessions/new",
  newSessionOn: (problemId: string) => `/sessions/new?problem=${problemId}`,
  session: (id: string) => `/sessions/${id}`,
  editSession: (id: string) => `/sessions/${id}/edit`,
  /** `t`: a moment as the address carries it, "17m20s". `pin`: evidence that is shown there. */
  playback: (id: string, t?: string, pin?: string) =>
    `/sessions/${id}/playback${t === undefined ? "" : `?t=${t}`}${pin === undefined ? "" : `&pin=${pin}`}`,
  /** The recording with one's own scorecard beside it. */
  scoring: (id: string) => `/sessions/${id}/playback?panel=scores`,
  join: "/join",
  /** Where a playback link leads. */
  watch: "/watch",
  /** `t` as in `playback`. */
  sharedPlayback: (shareId: string, t?: string) => `/shared/${shareId}${t === undefined ? "" : `?t=${t}`}`,
} as const;

/** Where to go after signing in: only a path of ours, never another origin. */
export function safeReturnPath(wanted: string | null): string {
  if (wanted === null || !wanted.startsWith("/") || wanted.startsWith("//") || wanted.includes("\\")) return paths.home;
  return wanted;
}
