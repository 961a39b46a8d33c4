import { useDeckView, useRecording } from "../model/player-context";
import classes from "./talk.module.css";

/** Two people's monologues may lie at the same time: each person has a lane. */
const LANE_PX = 5;

/** Silences, interruptions and the longest monologues, below the voices. What they are is told in the menu. */
export function TalkRow() {
  const { durationMs } = useRecording();
  const talk = useDeckView((view) => view.talk);
  if (talk === null) return null;
  const share = (t: number) => `${(t / Math.max(1, durationMs)) * 100}%`;
  return (
    <div className={classes.row} style={{ blockSize: Math.max(2, talk.people.length) * LANE_PX }} aria-hidden="true">
      {talk.silences.map(({ from, to }) => (
        <i
          key={from}
          className={classes.silence}
          title="Silence"
          style={{ insetInlineStart: share(from), inlineSize: share(to - from) }}
        />
      ))}
      {talk.people.map(({ id, color, longestMonologue }, index) =>
        longestMonologue === null ? null : (
          <i
            key={id}
            className={classes.monologue}
            title="Longest monologue"
            style={{
              insetInlineStart: share(longestMonologue.from),
              inlineSize: share(longestMonologue.to - longestMonologue.from),
              insetBlockStart: index * LANE_PX,
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
