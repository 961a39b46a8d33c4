import { Button, Group } from "@mantine/core";
import type { ReactNode } from "react";
import { LeaveGuard } from "../confirm/leave-guard";
import { ErrorNotice } from "../notices/error-notice";
import classes from "./library.module.css";

interface SaveBarProps {
  /** What is saved: "framework". */
  readonly what: string;
  /** Why it cannot be saved, in a sentence; null when it can. */
  readonly fault: string | null;
  readonly dirty: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  /** What happened last, for screen readers too. */
  readonly said: string;
  readonly onSave: () => void;
  readonly cancel?: ReactNode;
}

/** Saves what an editor holds, as a whole; stays at the window's end. Asks before unsaved changes are left. */
export function SaveBar({ what, fault, dirty, busy, error, said, onSave, cancel }: SaveBarProps) {
  return (
    <>
      <ErrorNotice error={error} />
      <Group gap="sm" className={classes.saveBar}>
        <Button onClick={onSave} disabled={fault !== null || !dirty} loading={busy}>
          Save {what}
        </Button>
        {cancel}
        <span className={classes.saveText} role="status">
          {fault ?? [said, dirty ? "Not saved yet" : ""].filter(Boolean).join(". ")}
        </span>
      </Group>
      <LeaveGuard active={dirty && !busy} what={what} />
    </>
  );
}
