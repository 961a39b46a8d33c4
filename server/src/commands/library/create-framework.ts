import { newId } from "@casement/shared/lib/new-id";
import type { Framework, FrameworkDraft } from "@casement/shared/session/framework";
import type { Deps } from "../../deps.js";
import { findFramework } from "../../queries/find-library.js";

/** Makes a framework of the account's own. */
export async function createFramework(
  deps: Pick<Deps, "prisma">,
  userId: string,
  draft: FrameworkDraft,
): Promise<Framework> {
  const id = newId();
  await deps.prisma.framework.create({ data: { id, ownerId: userId, ...draft } });
  return findFramework(deps, userId, id);
}
