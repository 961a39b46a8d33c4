import { AppError } from "@casement/shared/contract/errors";
import type { Deps } from "../../deps.js";

type CommandDeps = Pick<Deps, "prisma" | "bus">;

/** Signs this browser out and closes its sockets. A guest cannot come back with the same cookie. */
export async function signOut(deps: CommandDeps, signInId: string): Promise<void> {
  await deps.prisma.signIn.deleteMany({ where: { id: signInId } });
  deps.bus.publish({ type: "sign-ins-ended", signInIds: [signInId] });
}

/** Ends one of the account's sign-ins and closes its sockets at once. Throws NOT_FOUND for another account's. */
export async function endSignIn(deps: CommandDeps, userId: string, signInId: string): Promise<void> {
  const { count } = await deps.prisma.signIn.deleteMany({ where: { id: signInId, userId } });
  if (count === 0) throw new AppError("NOT_FOUND", "There is no such sign-in.");
  deps.bus.publish({ type: "sign-ins-ended", signInIds: [signInId] });
}
