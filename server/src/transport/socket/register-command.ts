import {
  type Ack,
  COMMANDS,
  type CommandName,
  type CommandResult,
  type ParsedPayload,
} from "@casement/shared/contract/commands";
import { AppError, type ErrorBody, validationError } from "@casement/shared/contract/errors";
import type { z } from "zod";
import type { Deps } from "../../deps.js";
import type { SessionSocket } from "./connection.js";
import { toErrorBody } from "./error-body.js";
import { MAX_UNANSWERED } from "./session-limits.js";

/** Runs a parsed command. Calls `answer` when it is done, or throws to refuse. */
export type Run<N extends CommandName> = (
  payload: ParsedPayload<N>,
  answer: (result: CommandResult<N>) => void,
) => Promise<void>;

type Acknowledge = (ack: { ok: true; result: unknown } | { ok: false; error: ErrorBody }) => void;

/**
 * Limits how many commands of one connection wait for their answers, so that they do not pile up while the database
 * stands still.
 */
export class Unanswered {
  #count = 0;

  /** Runs the work, or throws RATE_LIMITED if too many commands are waiting. */
  async during(work: () => Promise<void>): Promise<void> {
    if (this.#count >= MAX_UNANSWERED)
      throw new AppError("RATE_LIMITED", "Too many requests at once. Try again in a moment.");
    this.#count += 1;
    try {
      await work();
    } finally {
      this.#count -= 1;
    }
  }
}

/** The only way to listen to a command: parse, run, acknowledge. */
export function registerCommand<N extends CommandName>(
  { socket, unanswered }: { readonly socket: SessionSocket; readonly unanswered: Unanswered },
  { logger, metrics }: Pick<Deps, "logger" | "metrics">,
  name: N,
  run: Run<N>,
): void {
  const schema: z.ZodType = COMMANDS[name].payload;
  const listener = async (...args: unknown[]) => {
    const acknowledge = acknowledgementOf(args);
    const begun = performance.now();
    const measure = (outcome: string) => metrics.command(name, outcome, (performance.now() - begun) / 1_000);
    try {
      const parsed = schema.safeParse(args[0]);
      if (!parsed.success) throw validationError(parsed.error);
      const answer = (result: CommandResult<N>) => acknowledge({ ok: true, result } satisfies Ack<N>);
      await unanswered.during(() => run(parsed.data as ParsedPayload<N>, answer));
      measure("ok");
    } catch (error) {
      const body = toErrorBody(error, logger);
      measure(body.code);
      acknowledge({ ok: false, error: body });
    }
  };
  // Arguments come from the network: only the parse makes sure that they have the types of ClientToServer.
  socket.on(name as string as "clock.sync", listener as never);
}

/** The client's acknowledgement; does nothing if the client sent none. */
export function acknowledgementOf(args: readonly unknown[]): Acknowledge {
  const last = args.at(-1);
  return typeof last === "function" ? (last as Acknowledge) : () => undefined;
}
