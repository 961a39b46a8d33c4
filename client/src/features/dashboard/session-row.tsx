import type { SessionItem } from "@casement/shared/contract/http/sessions";
import { Button } from "@mantine/core";
import { Link } from "react-router";
import { paths } from "@/lib/addresses/paths";
import { capitalised } from "@/lib/capitalised";
import { ROLE_NAMES } from "@/session/people";
import { IconPlayerPlay } from "@/ui/icons/icons";
import { Ribbon } from "@/ui/ribbon/ribbon";
import { Tag } from "@/ui/tag";
import classes from "./dashboard.module.css";
import { mayWatch } from "./may-watch";
import { OutcomeTags } from "./outcome-tags";
import { SessionActions } from "./session-actions";
import { segmentsOf } from "./session-order";
import { candidateText, planText, whenText } from "./session-words";
import { UnreadDot } from "./unread-dot";

export interface SessionRowProps {
  readonly item: SessionItem;
  readonly now: number;
  readonly onInvite: (item: SessionItem) => void;
}

/** One session in a list; the whole row is its link. */
export function SessionRow({ item, now, onInvite }: SessionRowProps) {
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <div className={classes.rowName}>
          <UnreadDot item={item} />
          <Link to={paths.session(item.id)} className={classes.rowTitle} dir="auto">
            {item.title}
          </Link>
        </div>
        <PlanLine item={item} />
        <OutcomeTags item={item} now={now} />
      </div>
      <div className={classes.rowRibbon}>
        <Ribbon
          segments={segmentsOf(item)}
          size="thumb"
          live={item.phase === "live" && item.running?.paused !== true}
        />
      </div>
      <div className={classes.rowWhen}>
        <span>{whenText(item, now)}</span>
        {item.mode === "practice" && <Tag tone="accent">practice</Tag>}
        {item.importedAt !== null && <Tag>imported</Tag>}
        {item.role !== "owner" && <Tag>{capitalised(ROLE_NAMES[item.role])}</Tag>}
      </div>
      <div className={classes.rowButtons}>
        {mayWatch(item) && (
          <Button
            component={Link}
            to={paths.playback(item.id)}
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlayerPlay size={14} stroke={1.5} />}
            aria-label={`Watch ${item.title}`}
          >
            Watch
          </Button>
        )}
        <SessionActions item={item} onInvite={onInvite} />
      </div>
    </li>
  );
}

/** Candidate, problem and framework: what tells two sessions with the same title apart. */
export function PlanLine({ item }: { item: SessionItem }) {
  const candidate = candidateText(item);
  return (
    <p className={classes.rowMeta}>
      {candidate !== null && (
        <>
          <bdi className={item.candidate === null ? undefined : classes.candidate}>{candidate}</bdi> ·{" "}
        </>
      )}
      <bdi>{planText(item)}</bdi>
    </p>
  );
}
