import { COMMANDS } from "@casement/shared/contract/commands";
import { AppError } from "@casement/shared/contract/errors";
import type { Grant } from "../../auth/find-grant.js";
import type { Deps } from "../../deps.js";
import { TokenBuckets } from "../../platform/limits/token-bucket.js";
import type { SessionSocket } from "./connection.js";
import { toErrorBody } from "./error-body.js";
import { acknowledgementOf } from "./register-command.js";
import { CALL_LIMIT, CHAT_LIMIT, COMMAND_LIMIT, SNAPSHOT_LIMIT } from "./session-limits.js";

/** Allowances of people, across all their connections. */
export class PersonAllowances {
  readonly #chat: TokenBuckets;
  readonly #snapshots: TokenBuckets;
  readonly #calls: TokenBuckets;

  constructor(clock: Deps["clock"]) {
    this.#chat = new TokenBuckets(CHAT_LIMIT, clock);
    this.#snapshots = new TokenBuckets(SNAPSHOT_LIMIT, clock);
    this.#calls = new TokenBuckets(CALL_LIMIT, clock);
  }

  /** Throws RATE_LIMITED. */
  spendOn(name: string, { participantId, role }: Grant): void {
    if (name === "chat.send" && role !== "owner") this.#chat.spend(participantId);
    else if (name.startsWith("call.")) this.#calls.spend(participantId);
    else if (name === "session.resync") this.spendSnapshot(participantId);
  }

  /** Throws RATE_LIMITED. */
  spendSnapshot(participantId: string): void {
    this.#snapshots.spend(participantId);
  }
}

/** Refuses unknown commands, and commands over the limit, before any listener gets them. */
export function guardPackets(
  socket: SessionSocket,
  grant: Grant,
  allowances: PersonAllowances,
  { clock, logger }: Pick<Deps, "clock" | "logger">,
): void {
  const bucket = new TokenBuckets(COMMAND_LIMIT, clock, 1);
  socket.use(([name, ...args], next) => {
    try {
      bucket.spend(socket.id);
      if (!Object.hasOwn(COMMANDS, name))
        throw new AppError("UNKNOWN_COMMAND", "The server does not know this command.");
      allowances.spendOn(name, grant);
      next();
    } catch (error) {
      acknowledgementOf(args)({ ok: false, error: toErrorBody(error, logger) });
    }
  });
}
