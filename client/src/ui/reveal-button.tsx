import { Button, Popover } from "@mantine/core";
import { useState } from "react";
import classes from "./reveal-button.module.css";

/** Reveals help to the candidate; asks first, because revealing is recorded. */
export function RevealButton({ confirmLabel, onConfirm }: { confirmLabel: string; onConfirm: () => void }) {
  const [asking, setAsking] = useState(false);
  const confirm = () => {
    setAsking(false);
    onConfirm();
  };
  return (
    <Popover opened={asking} onChange={setAsking} position="bottom-start" width={260} shadow="md" trapFocus>
      <Popover.Target>
        <Button size="compact-xs" variant="default" onClick={() => setAsking(!asking)}>
          Show to candidate
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.confirm}>
        <p>The candidate reads it at once. It is recorded as help given.</p>
        <Button size="xs" data-autofocus onClick={confirm}>
          {confirmLabel}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
