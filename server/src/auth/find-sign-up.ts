import type { Deps } from "../deps.js";

/** Whether somebody may create an account now, on a server that has this many: the first one always, or nobody ever could. */
export function isSignUpOpen(rule: Deps["config"]["signUp"], accounts: number): boolean {
  return rule === "open" || accounts === 0;
}

/** What the page before the sign-in needs to know. */
export async function findSignUp({
  prisma,
  config,
}: Pick<Deps, "prisma" | "config">): Promise<{ readonly signUpOpen: boolean; readonly firstRun: boolean }> {
  const accounts = await prisma.user.count();
  return { signUpOpen: isSignUpOpen(config.signUp, accounts), firstRun: accounts === 0 };
}
