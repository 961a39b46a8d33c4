import type { PrismaClient } from "@casement/prisma/client";
import { createTransport } from "nodemailer";
import type { Clock } from "../platform/clock.js";
import type { Logger } from "../platform/logger.js";
import { htmlOf } from "./html-of.js";

/** Where mail goes out. */
export interface MailServer {
  /** `smtp:` or `smtps:`, with user and password where it asks for them. */
  readonly url: string;
  readonly from: string;
}

export interface Delivery {
  readonly prisma: PrismaClient;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly server: MailServer;
  /** How long the mail server may be silent. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 20_000;
/** For how long a mail belongs to the node that tries it; longer than an attempt takes. */
const CLAIM_MS = 5 * 60_000;
const FIRST_RETRY_MS = 60_000;
const LAST_RETRY_MS = 4 * 60 * 60_000;
const GIVE_UP_AFTER_MS = 48 * 60 * 60_000;
const LOOK_EVERY_MS = 2_000;
/** For how long one can look up what became of a mail. */
const KEPT_MS = 30 * 24 * 60 * 60_000;
const TIDY_EVERY_MS = 60 * 60_000;
const MAX_REASON_LENGTH = 300;

interface Claimed {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attempts: number;
  readonly queuedAt: Date;
}

/** Tries every mail that is due, one after the other, until none is left or `isStopped`. */
export async function deliverDue(delivery: Delivery, isStopped = () => false): Promise<void> {
  const patience = delivery.patienceMs ?? PATIENCE_MS;
  const transport = createTransport({
    url: delivery.server.url,
    // A password is never said to a server that does not encrypt.
    requireTLS: new URL(delivery.server.url).password !== "",
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  while (!isStopped()) {
    const mail = await claim(delivery);
    if (mail === undefined) return;
    const { to, subject, text, id } = mail;
    try {
      await transport.sendMail({
        from: delivery.server.from,
        to: { name: "", address: to },
        subject,
        text,
        html: htmlOf(text),
        messageId: `<${id}@casement>`,
      });
      await end(delivery, mail, "sent", null);
    } catch (error) {
      await settleFailure(delivery, mail, error);
    }
  }
}

/** Several nodes may ask at once: each gets another mail, and one that dies with it leaves it to the others. */
async function claim({ prisma, clock }: Delivery): Promise<Claimed | undefined> {
  const now = new Date(clock.now());
  const until = new Date(clock.now() + CLAIM_MS);
  const rows = await prisma.$queryRaw<Claimed[]>`
    UPDATE "Mail" SET "attempts" = "attempts" + 1, "dueAt" = ${until}
    WHERE "id" = (
      SELECT "id" FROM "Mail" WHERE "state" = 'queued' AND "dueAt" <= ${now}
      ORDER BY "dueAt" LIMIT 1 FOR UPDATE SKIP LOCKED
    ) RETURNING "id", "to", "subject", "text", "attempts", "queuedAt"`;
  return rows[0];
}

async function settleFailure(delivery: Delivery, mail: Claimed, error: unknown): Promise<void> {
  const { prisma, clock, logger } = delivery;
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, MAX_REASON_LENGTH);
  logger.warn({ mailId: mail.id, attempts: mail.attempts }, "a mail could not be sent");
  if (isRefusal(error)) return end(delivery, mail, "refused", reason);
  const next = clock.now() + Math.min(FIRST_RETRY_MS * 2 ** (mail.attempts - 1), LAST_RETRY_MS);
  if (next > mail.queuedAt.getTime() + GIVE_UP_AFTER_MS) return end(delivery, mail, "given-up", reason);
  const held = { id: mail.id, attempts: mail.attempts };
  await prisma.mail.updateMany({ where: held, data: { dueAt: new Date(next), reason } });
}

/** Whether the server refused this mail for good. A refused sign-in is a fault of the settings, which can be mended. */
function isRefusal(error: unknown): boolean {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
  return (code === "EENVELOPE" || code === "EMESSAGE") && responseCode >= 500;
}

async function end({ prisma, clock }: Delivery, mail: Claimed, state: string, reason: string | null): Promise<void> {
  await prisma.mail.updateMany({
    where: { id: mail.id, attempts: mail.attempts },
    data: { state, reason, text: null, endedAt: new Date(clock.now()) },
  });
}

/** Deletes the lines of mails that ended a month ago: they hold addresses. */
export async function forgetEnded({ prisma, clock }: Delivery): Promise<void> {
  await prisma.mail.deleteMany({ where: { endedAt: { lt: new Date(clock.now() - KEPT_MS) } } });
}

/** Looks for due mail every two seconds, and every hour for lines to forget. Returns a function that stops it, after waiting for the attempt under way. */
export function deliverInBackground(delivery: Delivery): () => Promise<void> {
  let stopped = false;
  let running: Promise<void> | null = null;
  const look = () => {
    running ??= deliverDue(delivery, () => stopped)
      .catch((error) => delivery.logger.warn({ err: error }, "mail waits until the next look"))
      .finally(() => {
        running = null;
      });
  };
  const tidy = () => {
    forgetEnded(delivery).catch((error) => delivery.logger.warn({ err: error }, "old lines of mail are kept for now"));
  };
  const timers = [setInterval(look, LOOK_EVERY_MS), setInterval(tidy, TIDY_EVERY_MS)];
  for (const timer of timers) timer.unref();
  return async () => {
    stopped = true;
    for (const timer of timers) clearInterval(timer);
    await running;
  };
}
