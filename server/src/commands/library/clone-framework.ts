import { newId } from "@casement/shared/lib/new-id";
import { type Framework, MAX_FRAMEWORK_NAME_LENGTH } from "@casement/shared/session/framework";
import type { Deps } from "../../deps.js";
import { findFramework } from "../../queries/find-library.js";
import { nameCopy } from "./name-copy.js";

/** Makes a copy that the account may change. Throws NOT_FOUND. */
export async function cloneFramework(
  deps: Pick<Deps, "prisma">,
  userId: string,
  frameworkId: string,
): Promise<Framework> {
  const { name, description, steps } = await findFramework(deps, userId, frameworkId);
  const id = newId();
  await deps.prisma.framework.create({
    data: {
      id,
      ownerId: userId,
      clonedFrom: frameworkId,
      name: nameCopy(name, MAX_FRAMEWORK_NAME_LENGTH),
      description,
      steps,
    },
  });
  return findFramework(deps, userId, id);
}
