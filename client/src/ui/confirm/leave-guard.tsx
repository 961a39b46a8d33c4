import { useEffect, useState } from "react";
import { guardLeaving } from "@/lib/browser/leaving";
import { ConfirmDialog } from "./confirm-dialog";

/** Asks before unsaved changes of `what` ("framework") are lost, on navigation and when the tab closes. */
export function LeaveGuard({ active, what }: { active: boolean; what: string }) {
  const [asked, setAsked] = useState<{ readonly go: () => void } | null>(null);
  useEffect(() => {
    if (!active) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    const unguard = guardLeaving((go) => setAsked({ go }));
    return () => {
      window.removeEventListener("beforeunload", ask);
      unguard();
    };
  }, [active]);
  const leave = () => {
    setAsked(null);
    asked?.go();
  };
  return (
    <ConfirmDialog
      opened={asked !== null}
      title="Leave without saving?"
      confirmLabel="Leave"
      cancelLabel="Stay here"
      dangerous
      onConfirm={leave}
      onClose={() => setAsked(null)}
    >
      Your changes to this {what} are not saved yet and would be lost.
    </ConfirmDialog>
  );
}
