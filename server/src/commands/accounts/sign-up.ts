import { AppError } from "@casement/shared/contract/errors";
import { newId } from "@casement/shared/lib/new-id";
import { type BegunSignIn, beginSignIn, replaceSignIn } from "../../auth/begin-sign-in.js";
import { ACCOUNT_FIELDS, type AccountRow } from "../../auth/find-account.js";
import { isSignUpOpen } from "../../auth/find-sign-up.js";
import type { SignedIn } from "../../auth/identify.js";
import { lockAccounts } from "../../auth/lock-accounts.js";
import type { Deps } from "../../deps.js";
import { weaknessOf } from "../../domain/accounts/password-rules.js";
import type { Transaction } from "../../session-log/session-logs.js";
import { addDemo } from "../add-demo.js";
import { addDemoCase } from "../training/demo-case.js";
import { writeAudit } from "../write-audit.js";

type CommandDeps = Pick<Deps, "prisma" | "clock" | "bus" | "passwords" | "config" | "logger" | "sessionLogs">;

interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/**
 * Creates an account and signs in with it; the first one is the administrator.
 * Throws SIGN_UP_CLOSED, WEAK_PASSWORD, EMAIL_TAKEN.
 */
export async function signUp(
  deps: CommandDeps,
  draft: NewAccount,
  browser: { readonly previous: SignedIn | null; readonly device: string },
): Promise<{ readonly account: AccountRow; readonly begun: BegunSignIn }> {
  await requireOpen(deps, await deps.prisma.user.count());
  const weakness = weaknessOf(draft.password, draft);
  if (weakness !== null) throw new AppError("WEAK_PASSWORD", weakness);
  const passwordHash = await deps.passwords.hash(draft.password);
  const made = await deps.prisma.$transaction(async (tx) => {
    const account = await createAccount(tx, deps, { ...draft, passwordHash });
    await replaceSignIn(tx, browser.previous, account.id);
    const begun = await beginSignIn(tx, deps, { userId: account.id, device: browser.device });
    const role = account.administrator ? "administrator" : null;
    await writeAudit(tx, deps, { actor: account.id, role, action: "sign-up", target: account.id, outcome: "done" });
    return { account, begun };
  });
  if (browser.previous !== null) deps.bus.publish({ type: "sign-ins-ended", signInIds: [browser.previous.signInId] });
  if (made.account.administrator && deps.config.demo) await addDemoIfPossible(deps, made.account.id);
  return made;
}

/** An account without the demo is better than no account. */
async function addDemoIfPossible(deps: CommandDeps, accountId: string): Promise<void> {
  try {
    await addDemoCase(deps, await addDemo(deps, accountId));
  } catch (error) {
    deps.logger.warn({ error: String(error) }, "the demo recording could not be added");
  }
}

async function requireOpen({ config }: CommandDeps, accounts: number): Promise<void> {
  if (!isSignUpOpen(config.signUp, accounts)) {
    throw new AppError(
      "SIGN_UP_CLOSED",
      "Nobody can create an account on this server at the moment. Ask its administrator.",
    );
  }
}

async function createAccount(
  tx: Transaction,
  deps: CommandDeps,
  { name, email, passwordHash }: { name: string; email: string; passwordHash: string },
): Promise<AccountRow> {
  await lockAccounts(tx);
  const accounts = await tx.user.count();
  await requireOpen(deps, accounts);
  if ((await tx.user.findUnique({ where: { email }, select: { id: true } })) !== null) {
    throw new AppError("EMAIL_TAKEN", "There is already an account with this e-mail address. Sign in instead.");
  }
  return tx.user.create({
    data: {
      id: newId(),
      name,
      email,
      passwordHash,
      administrator: accounts === 0,
      createdAt: new Date(deps.clock.now()),
      lastSignInAt: new Date(deps.clock.now()),
    },
    select: ACCOUNT_FIELDS,
  });
}
