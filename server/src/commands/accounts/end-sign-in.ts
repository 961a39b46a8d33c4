import { AppError } from "@casement/shared/contract/errors";
import type { Deps } from "../../deps.js";

type CommandDeps = Pick<Deps, "prisma" | "bus">;

/** Signs this browser out, and its sockets with it. A guest cannot come back by it. */
export async function signOut(deps: CommandDeps, signInId: string): Promise<void> {
  await deps.prisma.signIn.deleteMany({ where: { id: signInId } });
  deps.bus.publish({ type: "sign-ins-ended", signInIds: [signInId] });
}

/** Ends one of the account's sign-ins, at once on every socket. Throws NOT_FOUND for another's. */
export async function endSignIn(deps: CommandDeps, userId: string, signInId: string): Promise<void> {
  const { count } = await deps.prisma.signIn.deleteMany({ where: { id: signInId, userId } });
  if (count === 0) throw new AppError("NOT_FOUND", "You have no such sign-in.");
  deps.bus.publish({ type: "sign-ins-ended", signInIds: [signInId] });
}
