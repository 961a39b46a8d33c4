import type { Deps } from "../../deps.js";
import { queueMail } from "../../mail/queue-mail.js";
import type { Transaction } from "../../session-log/session-logs.js";

/** Tells an account's owner by mail, where the server sends any, that its password is another now. */
export async function tellOfPassword(
  tx: Transaction,
  { config, clock }: Pick<Deps, "config" | "clock">,
  { name, email }: { readonly name: string; readonly email: string },
): Promise<void> {
  if (config.mail === null) return;
  const text = `Hello ${name},

The password of your Casement account ${email} at ${config.publicOrigin} was changed, and other devices were signed out.

If this was not you, ask your administrator for a link that sets a new password.`;
  await queueMail(tx, { to: email, subject: "Your Casement password was changed", text }, clock.now());
}
