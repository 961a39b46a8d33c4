import { AppError } from "@casement/shared/contract/errors";
import type { Phase } from "@casement/shared/session/phase";
import type { Deps } from "../deps.js";

/** The session's phase from its row, which is updated together with the session log. Throws NOT_FOUND. */
export async function findPhase(deps: Pick<Deps, "prisma">, sessionId: string): Promise<Phase> {
  const session = await deps.prisma.session.findUnique({ where: { id: sessionId }, select: { phase: true } });
  if (session === null) throw new AppError("NOT_FOUND", "There is no such session.");
  return session.phase;
}
