import { type Ack, COMMANDS, type CommandName, type CommandResult } from "@casement/shared/contract/commands";
import { type ErrorBody, validationError } from "@casement/shared/contract/errors";
import type { z } from "zod";
import type { Parsed } from "../../commands/session-verbs.js";
import type { Logger } from "../../platform/logger.js";
import type { SessionSocket } from "./connection.js";
import { toErrorBody } from "./error-body.js";

/** Runs a parsed command; calls `answer` once it is done, or throws to refuse. */
export type Run<N extends CommandName> = (
  payload: Parsed<N>,
  answer: (result: CommandResult<N>) => void,
) => Promise<void>;

type Acknowledge = (ack: { ok: true; result: unknown } | { ok: false; error: ErrorBody }) => void;

/** The only way a command is listened to: parse, run, acknowledge. */
export function registerCommand<N extends CommandName>(
  socket: SessionSocket,
  logger: Logger,
  name: N,
  run: Run<N>,
): void {
  const schema: z.ZodType = COMMANDS[name];
  const listener = async (...args: unknown[]) => {
    const acknowledge = acknowledgementOf(args);
    try {
      const parsed = schema.safeParse(args[0]);
      if (!parsed.success) throw validationError(parsed.error);
      await run(parsed.data as Parsed<N>, (result) => acknowledge({ ok: true, result } satisfies Ack<N>));
    } catch (error) {
      acknowledge({ ok: false, error: toErrorBody(error, logger) });
    }
  };
  // Arguments come from the network: the types of ClientToServer are a promise that only the parse keeps.
  socket.on(name as string as "clock.sync", listener as never);
}

/** A client that does not want to know gets no answer. */
export function acknowledgementOf(args: readonly unknown[]): Acknowledge {
  const last = args.at(-1);
  return typeof last === "function" ? (last as Acknowledge) : () => undefined;
}
