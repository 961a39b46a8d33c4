import type { CommandName, CommandPayload } from "@casement/shared/contract/commands";
import { useSaver, useSaves, useSend } from "./session-context";

/**
 * A command that is kept on this page and tried again until the server has it, as notes are. Its outcome must be the same
 * however often it arrives. `waiting` is null when there is nothing to wait for.
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
