import { randomUUID } from "node:crypto";
import type { Prisma } from "@casement/prisma/client";

export interface Draft {
  readonly to: string;
  readonly subject: string;
  /** Plain text; an empty line divides paragraphs. */
  readonly text: string;
}

/** Queues a mail in the transaction of what causes it: both come to be, or neither. `now`: epoch ms. */
export async function queueMail(tx: Pick<Prisma.TransactionClient, "mail">, draft: Draft, now: number): Promise<void> {
  const at = new Date(now);
  await tx.mail.create({ data: { id: randomUUID(), ...draft, queuedAt: at, dueAt: at } });
}
