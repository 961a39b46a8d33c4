import type { Deps } from "../deps.js";

/**
 * Whether anybody may create an account now. `accounts`: how many exist. The first is always allowed: otherwise nobody
 * could use the server.
 */
export function isSignUpOpen(rule: Deps["config"]["signUp"], accounts: number): boolean {
  return rule === "open" || accounts === 0;
}

/** What the page needs to know before anybody has signed in. */
export async function findSignUp({
  prisma,
  config,
}: Pick<Deps, "prisma" | "config">): Promise<{ readonly signUpOpen: boolean; readonly firstRun: boolean }> {
  const accounts = await prisma.user.count();
  return { signUpOpen: isSignUpOpen(config.signUp, accounts), firstRun: accounts === 0 };
}
