import { AppError } from "@casement/shared/contract/errors";
import type { Framework, FrameworkDraft } from "@casement/shared/session/framework";
import type { Deps } from "../../deps.js";
import { findFramework } from "../../queries/find-library.js";

type CommandDeps = Pick<Deps, "prisma">;

/**
 * Changes a framework of the account; sessions keep the copy with which they were planned. Throws NOT_FOUND, BUILT_IN.
 */
export async function editFramework(
  deps: CommandDeps,
  userId: string,
  frameworkId: string,
  draft: FrameworkDraft,
): Promise<Framework> {
  await requireOwn(deps, userId, frameworkId);
  await deps.prisma.framework.updateMany({ where: { id: frameworkId, ownerId: userId }, data: draft });
  return findFramework(deps, userId, frameworkId);
}

/** Throws NOT_FOUND, BUILT_IN. */
export async function deleteFramework(deps: CommandDeps, userId: string, frameworkId: string): Promise<void> {
  await requireOwn(deps, userId, frameworkId);
  await deps.prisma.framework.deleteMany({ where: { id: frameworkId, ownerId: userId } });
}

async function requireOwn(deps: CommandDeps, userId: string, frameworkId: string): Promise<void> {
  const { builtIn } = await findFramework(deps, userId, frameworkId);
  if (builtIn) throw new AppError("BUILT_IN", "This framework comes with Casement. Clone it and change the copy.");
}
