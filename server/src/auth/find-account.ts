import type { Deps } from "../deps.js";

/** An account without its password. */
export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly administrator: boolean;
}

export const ACCOUNT_FIELDS = { id: true, name: true, email: true, administrator: true } as const;

/** Returns null if the account was deleted. */
export async function findAccount(deps: Pick<Deps, "prisma">, userId: string): Promise<AccountRow | null> {
  return deps.prisma.user.findUnique({ where: { id: userId }, select: ACCOUNT_FIELDS });
}
