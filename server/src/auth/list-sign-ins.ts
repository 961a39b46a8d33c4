import type { Deps } from "../deps.js";
import { isAlive } from "../domain/accounts/sign-in-lifetime.js";

export interface SignInItem {
  readonly id: string;
  readonly device: string;
  /** Epoch ms. */
  readonly createdAt: number;
  readonly lastSeenAt: number;
  /** Whether it is the sign-in that asks. */
  readonly current: boolean;
}

/** The account's sign-ins that have not expired, last used first. */
export async function listSignIns(
  { prisma, clock }: Pick<Deps, "prisma" | "clock">,
  userId: string,
  currentId: string,
): Promise<SignInItem[]> {
  const rows = await prisma.signIn.findMany({ where: { userId }, orderBy: { lastSeenAt: "desc" } });
  return rows
    .filter((row) => isAlive(row, clock.now()))
    .map(({ id, device, createdAt, lastSeenAt }) => ({
      id,
      device,
      createdAt: createdAt.getTime(),
      lastSeenAt: lastSeenAt.getTime(),
      current: id === currentId,
    }));
}
