import type { CommandName, CommandPayload } from "@casement/shared/contract/commands";
import { useSaver, useSaves, useSend } from "./session-context";

/**
 * A command that stays on this page and is tried again until the server has it, as for notes. The command must be
 * idempotent. `waiting` is null when no command waits.
 */
export function useKeptCommand(key: string) {
  const saver = useSaver();
  const send = useSend();
  const entry = useSaves((entries) => entries[key]);
  return {
    send: <N extends CommandName>(name: N, payload: CommandPayload<N>) =>
      saver.edit(key, payload, () => send(name, payload), 0),
    waiting: entry ?? null,
    retry: () => saver.retry(key),
    discard: () => saver.discard(key),
  };
}
