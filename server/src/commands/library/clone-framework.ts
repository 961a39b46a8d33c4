import { cut } from "@casement/shared/lib/cut";
import { newId } from "@casement/shared/lib/new-id";
import type { Framework } from "@casement/shared/session/framework";
import type { Deps } from "../../deps.js";
import { findFramework } from "../../queries/find-library.js";

const MAX_NAME_LENGTH = 80;
const SUFFIX = " (copy)";

/** Makes a copy that the account may change. Throws NOT_FOUND. */
export async function cloneFramework(
  deps: Pick<Deps, "prisma">,
  userId: string,
  frameworkId: string,
): Promise<Framework> {
  const { name, description, steps } = await findFramework(deps, userId, frameworkId);
  const id = newId();
  await deps.prisma.framework.create({
    data: { id, ownerId: userId, clonedFrom: frameworkId, name: nameCopy(name), description, steps },
  });
  return findFramework(deps, userId, id);
}

function nameCopy(name: string): string {
  return `${cut(name, MAX_NAME_LENGTH - SUFFIX.length).trimEnd()}${SUFFIX}`;
}
