// npm run reset-password -- <e-mail address>: prints a link by which that account sets a new password.
import { createPrisma } from "@casement/prisma/client";
import { visitDatabase } from "@casement/prisma/embedded/open-database";
import { migrate } from "@casement/prisma/migrate";
import { createPasswordReset } from "./commands/accounts/reset-password.js";
import { readConfig } from "./config.js";
import { systemClock } from "./platform/clock.js";
import { createLogger } from "./platform/logger.js";

/**
 * The way back for an administrator without a password: whoever can run programs on the server is trusted with every
 * account anyway. Works while Casement runs. Returns what to print, and whether a link was made. Throws ConfigFault and
 * DatabaseFault, whose messages are for people.
 */
export async function makeResetLink(
  env: NodeJS.ProcessEnv,
  email: string,
): Promise<{ readonly words: string; readonly made: boolean }> {
  const { dataDir, databaseUrl, publicOrigin } = readConfig(env);
  const logger = createLogger("warn");
  const log = { info: () => undefined, warn: (message: string) => logger.warn(message) };
  const database = await visitDatabase({ dataDir, databaseUrl: databaseUrl ?? undefined, log });
  try {
    await migrate(database.url);
    const prisma = createPrisma(database.url);
    try {
      const account = await prisma.user.findUnique({ where: { email: email.toLowerCase() } });
      if (account === null) return { words: `No account has the e-mail address ${email}.`, made: false };
      if (account.disabledAt !== null) return { words: "This account is disabled. Enable it first.", made: false };
      const { secret } = await createPasswordReset({ prisma, clock: systemClock }, null, account.id);
      return {
        words: `Open this link within an hour to set a new password for ${account.email}. It works once.\n${publicOrigin}/reset-password#${secret}`,
        made: true,
      };
    } finally {
      await prisma.$disconnect();
    }
  } finally {
    await database.stop();
  }
}
