import { own } from "@casement/shared/lib/own";
import { useEffect, useRef } from "react";
import { clockFace } from "@/lib/duration";
import { participantName } from "@/session/people";
import { useSessionState } from "@/session/session-context";
import { MomentIcon } from "../model/moments/moment-icon";
import { MOMENT_KINDS, type MomentKind } from "../model/moments/moment-kinds";
import { usePlayer, usePlayerView } from "../model/player-context";
import type { Moment } from "../model/recording";
import { useMoments } from "../model/use-moments";
import classes from "./moments.module.css";

/** Everything that happened, in order. The moment at the playhead is highlighted; a click on a moment goes there. */
export function Moments({ kinds }: { kinds: ReadonlySet<MomentKind> }) {
  const player = usePlayer();
  const moments = useMoments();
  const shown = moments.filter(({ kind }) => kinds.has(kind));
  const reached = usePlayerView(({ t }) => shown.findLastIndex((moment) => moment.t <= t));
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    // Waits for the next frame: measuring now would force a layout in the middle of the board's change.
    const frame = requestAnimationFrame(() => {
      const [scroller, row] = [list.current, list.current?.children[reached]];
      if (scroller == null || !(row instanceof HTMLElement)) return;
      const [top, bottom] = [row.offsetTop, row.offsetTop + row.offsetHeight];
      const inView = top >= scroller.scrollTop && bottom <= scroller.scrollTop + scroller.clientHeight - 40;
      if (!inView) scroller.scrollTop = top - scroller.clientHeight / 3;
    });
    return () => cancelAnimationFrame(frame);
  }, [reached]);
  if (shown.length === 0) return <p className={classes.none}>Nothing of these kinds happened.</p>;
  return (
    <ol ref={list} className={classes.list} aria-label="Moments">
      {shown.map((moment, index) => (
        <li key={moment.id}>
          <button
            type="button"
            className={classes.row}
            data-kind={moment.kind}
            data-tone={moment.tone ?? undefined}
            data-coming={index > reached || undefined}
            aria-current={index === reached ? "time" : undefined}
            onClick={() => player.openMoment(moment.t, moment.pinId)}
          >
            <span className={classes.time}>{clockFace(moment.t)}</span>
            <span className={classes.icon}>
              <MomentIcon kind={moment.kind} size={14} />
            </span>
            <Words moment={moment} />
          </button>
        </li>
      ))}
    </ol>
  );
}

function Words({ moment: { kind, text, actor } }: { moment: Moment }) {
  const participants = useSessionState((state) => state.participants);
  return (
    <span className={classes.words}>
      {MOMENT_KINDS[kind].namesActor && actor !== null && (
        <span className={classes.who} style={{ borderColor: own(participants, actor)?.color }} dir="auto">
          {participantName(participants, actor)}
        </span>
      )}
      <span className={classes.text} dir="auto">
        {text}
      </span>
    </span>
  );
}
