import type { SessionItem } from "@casement/shared/contract/http/sessions";
import { Button } from "@mantine/core";
import classes from "./dashboard.module.css";
import { SessionRow } from "./session-row";

interface SessionGroupProps {
  title: string;
  items: readonly SessionItem[];
  now: number;
  onInvite: (item: SessionItem) => void;
  onMore?: (() => void) | undefined;
  loadingMore?: boolean;
}

/** The sessions of one phase under a heading; nothing when there are none. */
export function SessionGroup({ title, items, now, onInvite, onMore, loadingMore }: SessionGroupProps) {
  if (items.length === 0) return null;
  return (
    <section className={classes.group} aria-label={title}>
      <h2 className={classes.groupTitle}>{title}</h2>
      <ul className={classes.rows}>
        {items.map((item) => (
          <SessionRow key={item.id} item={item} now={now} onInvite={onInvite} />
        ))}
      </ul>
      {onMore !== undefined && (
        <Button variant="subtle" size="xs" loading={loadingMore} onClick={onMore} mt="xs">
          Show more
        </Button>
      )}
    </section>
  );
}
