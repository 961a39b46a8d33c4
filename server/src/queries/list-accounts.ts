import type { AccountItem } from "@casement/shared/contract/http/accounts";
import { ACCOUNT_FIELDS } from "../auth/find-account.js";
import type { Deps } from "../deps.js";

/** Every account of the server, for its administrator; the oldest first. */
export async function listAccounts({ prisma }: Pick<Deps, "prisma">): Promise<AccountItem[]> {
  const rows = await prisma.user.findMany({
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { ...ACCOUNT_FIELDS, createdAt: true, lastSignInAt: true, disabledAt: true },
  });
  return rows.map(({ createdAt, lastSignInAt, disabledAt, ...account }) => ({
    ...account,
    createdAt: createdAt.getTime(),
    lastSignInAt: lastSignInAt?.getTime() ?? null,
    disabled: disabledAt !== null,
  }));
}
