import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { ConfirmDialog } from "../confirm/confirm-dialog";
import classes from "./link-list.module.css";

export interface LinkRow {
  readonly id: string;
  readonly title: ReactNode;
  readonly line: string;
  /** Its title is fainter. */
  readonly isOver: boolean;
  /** Name of the button that revokes it; null when there is nothing to revoke. */
  readonly revokeLabel: string | null;
  /** What happens when it is revoked, and what is kept. */
  readonly consequence: string;
}

/** The part of a mutation that is needed here. */
interface Revoking {
  readonly isPending: boolean;
  readonly error: unknown;
  mutate(id: string, options: { onSuccess: () => void }): void;
  reset(): void;
}

interface LinkListProps {
  readonly label: string;
  readonly rows: readonly LinkRow[];
  /** Smaller, for a panel or a dialog. */
  readonly dense?: boolean;
  /** Asked before a link is revoked. */
  readonly question: string;
  readonly confirmLabel: string;
  readonly revoke: Revoking;
}

/** Links that were given out, with the state of each. Revoking one asks first. */
export function LinkList({ label, rows, dense = false, question, confirmLabel, revoke }: LinkListProps) {
  // Stays while the dialog fades out, so that its text does too.
  const [chosen, setChosen] = useState<LinkRow | null>(null);
  const [asking, setAsking] = useState(false);
  const ask = (row: LinkRow) => {
    setChosen(row);
    setAsking(true);
  };
  const close = () => {
    setAsking(false);
    revoke.reset();
  };
  return (
    <>
      <ul className={classes.list} aria-label={label} data-dense={dense || undefined}>
        {rows.map((row) => (
          <li key={row.id} className={classes.item} data-over={row.isOver || undefined}>
            <div className={classes.text}>
              <span className={classes.title}>{row.title}</span>
              <span className={classes.line}>{row.line}</span>
            </div>
            {row.revokeLabel !== null && (
              <Button
                variant="subtle"
                color="danger"
                size={dense ? "compact-xs" : "compact-sm"}
                aria-label={row.revokeLabel}
                onClick={() => ask(row)}
              >
                Revoke
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={asking}
        title={question}
        confirmLabel={confirmLabel}
        cancelLabel="Keep it"
        dangerous
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => chosen !== null && revoke.mutate(chosen.id, { onSuccess: close })}
        onClose={close}
      >
        {chosen?.consequence}
      </ConfirmDialog>
    </>
  );
}
