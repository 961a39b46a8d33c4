import { useDeckView, useRecording } from "../model/player-context";
import classes from "./talk.module.css";

/** Silences, interruptions and the longest monologues, below the voices. What they are is told in the menu. */
export function TalkRow() {
  const { durationMs } = useRecording();
  const talk = useDeckView((view) => view.talk);
  if (talk === null) return null;
  const share = (t: number) => `${(t / Math.max(1, durationMs)) * 100}%`;
  return (
    <div className={classes.row} aria-hidden="true">
      {talk.silences.map(({ from, to }) => (
        <i
          key={from}
          className={classes.silence}
          title="Silence"
          style={{ insetInlineStart: share(from), inlineSize: share(to - from) }}
        />
      ))}
      {talk.people.map(({ id, color, longestMonologue }) =>
        longestMonologue === null ? null : (
          <i
            key={id}
            className={classes.monologue}
            title="Longest monologue"
            style={{
              insetInlineStart: share(longestMonologue.from),
              inlineSize: share(longestMonologue.to - longestMonologue.from),
              color,
            }}
          />
        ),
      )}
      {talk.interruptions.map(({ at, by }) => (
        <i
          key={`${at} ${by}`}
          className={classes.interruption}
          title="Interruption"
          style={{ insetInlineStart: share(at), color: talk.people.find(({ id }) => id === by)?.color }}
        />
      ))}
    </div>
  );
}
