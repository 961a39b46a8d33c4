import { COMMANDS } from "@casement/shared/contract/commands";
import { AppError } from "@casement/shared/contract/errors";
import type { Deps } from "../../deps.js";
import { type Limit, TokenBuckets } from "../../platform/token-bucket.js";
import type { SessionSocket } from "./connection.js";
import { toErrorBody } from "./error-body.js";
import { acknowledgementOf } from "./register-command.js";

/** Commands of one connection: 20 a second, 60 at once. */
export const COMMAND_LIMIT: Limit = { count: 60, perMs: 3_000 };

/** Stops unknown and too many commands before any listener sees them. */
export function guardPackets(socket: SessionSocket, { clock, logger }: Pick<Deps, "clock" | "logger">): void {
  const bucket = new TokenBuckets(COMMAND_LIMIT, clock, 1);
  socket.use(([name, ...args], next) => {
    try {
      bucket.spend(socket.id);
      if (!Object.hasOwn(COMMANDS, name))
        throw new AppError("UNKNOWN_COMMAND", "The server does not know this command.");
      next();
    } catch (error) {
      acknowledgementOf(args)({ ok: false, error: toErrorBody(error, logger) });
    }
  });
}
