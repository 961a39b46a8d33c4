import type { SessionItem } from "@casement/shared/contract/http";
import { Link } from "react-router";
import { paths } from "@/lib/addresses/paths";
import { spoken } from "@/lib/duration";
import { sayWhen } from "@/lib/zoned-time";
import { Ribbon } from "@/ui/ribbon/ribbon";
import { Tag } from "@/ui/tag";
import classes from "./dashboard.module.css";
import { ROLE_WORDS } from "./role-labels";
import { SessionActions } from "./session-actions";
import { segmentsOf } from "./session-order";

export interface SessionRowProps {
  readonly item: SessionItem;
  readonly now: number;
  readonly onInvite: (item: SessionItem) => void;
}

/** One session in a list; the whole row is its link. */
export function SessionRow({ item, now, onInvite }: SessionRowProps) {
  const guest = item.role === "candidate" || item.role === "observer" || item.role === "interviewer";
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <Link to={paths.session(item.id)} className={classes.rowTitle} dir="auto">
          {item.title}
        </Link>
        <span className={classes.rowMeta} dir="auto">
          {planText(item)}
        </span>
      </div>
      <div className={classes.rowRibbon}>
        <Ribbon segments={segmentsOf(item)} size="thumb" live={item.phase === "live"} />
      </div>
      <div className={classes.rowWhen}>
        <span>{whenText(item, now)}</span>
        {item.mode === "practice" && <Tag tone="accent">practice</Tag>}
        {item.importedAt !== null && <Tag>imported</Tag>}
        {guest && <Tag>{ROLE_WORDS[item.role]}</Tag>}
      </div>
      <SessionActions item={item} onInvite={onInvite} />
    </li>
  );
}

/** Problem and framework. The problem is left out when the title already names it. */
export function planText({ title, problemTitle, frameworkName }: SessionItem): string {
  return title === problemTitle ? frameworkName : `${problemTitle} · ${frameworkName}`;
}

/** The time that matters in the session's phase. */
export function whenText(item: SessionItem, now: number): string {
  if (item.phase === "live") return liveText(item.startedAt, now);
  if (item.phase === "ended") return item.endedAt === null ? "Ended" : sayWhen(item.endedAt, now);
  return item.scheduledAt === null ? "No time set" : sayWhen(item.scheduledAt, now);
}

const MINUTE_MS = 60_000;

/** The list is renewed rarely and by a clock that may differ from the server's, so it shows no seconds. */
function liveText(startedAt: number | null, now: number): string {
  if (startedAt === null) return "Live";
  return now - startedAt < MINUTE_MS ? "Live, just started" : `Live for ${spoken(now - startedAt)}`;
}
