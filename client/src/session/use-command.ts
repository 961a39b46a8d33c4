import type { CommandName, CommandPayload } from "@casement/shared/contract/commands";
import { notifications } from "@mantine/notifications";
import { useCallback, useState } from "react";
import { describeError } from "@/lib/error-text";
import { useSendOnReturn } from "./session-context";

/** Shows an error as a passing message, in one sentence. */
export function tellError(error: unknown): void {
  tell(describeError(error).sentence, "danger");
}

/** Shows a passing message. */
export function tell(message: string, color = "teal"): void {
  notifications.show({ message, color });
}

/** Sends commands, and shows a failure as a passing message. `run` resolves to whether the server took the command. */
export function useCommand() {
  const send = useSendOnReturn();
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    async <N extends CommandName>(name: N, payload: CommandPayload<N>): Promise<boolean> => {
      setBusy(true);
      try {
        await send(name, payload);
        return true;
      } catch (error) {
        tellError(error);
        return false;
      } finally {
        setBusy(false);
      }
    },
    [send],
  );
  return { run, busy };
}
