import { useIsPractice } from "@/session/plan-options";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";
import type { TimerActions } from "./use-timer-actions";

/** Asks before the interview ends for everybody. */
export function EndDialog({ actions }: { actions: TimerActions }) {
  const practice = useIsPractice();
  return (
    <ConfirmDialog
      opened={actions.asksToEnd}
      title={practice ? "End your practice?" : "End the interview?"}
      confirmLabel={practice ? "End practice" : "End interview"}
      cancelLabel="Keep going"
      busy={actions.busy}
      onConfirm={actions.end}
      onClose={actions.stopAsking}
    >
      {practice
        ? "The timer stops and the board becomes read-only. Guide, reference design and rubric open, so that you can compare and score yourself."
        : "The timer stops and the board becomes read-only for everybody. Everything is kept, and you can finish your notes and scorecard afterwards."}
    </ConfirmDialog>
  );
}
