import { AppError } from "@casement/shared/contract/errors";
import type { Deps } from "../deps.js";

export const wrongPassword = () => new AppError("WRONG_CREDENTIALS", "The current password is wrong.");

/**
 * Returns the hash that the account's current password fits. What follows from it is written only while that hash
 * stands: if the password was reset since, whoever knew the old one is refused. Throws WRONG_CREDENTIALS.
 */
export async function checkPassword(
  { prisma, passwords }: Pick<Deps, "prisma" | "passwords">,
  id: string,
  password: string,
): Promise<{ readonly passwordHash: string }> {
  const { passwordHash } = await prisma.user.findUniqueOrThrow({ where: { id } });
  if (!(await passwords.matches(password, passwordHash))) throw wrongPassword();
  return { passwordHash };
}
