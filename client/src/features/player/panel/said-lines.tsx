import { own } from "@casement/shared/lib/own";
import { useMemo } from "react";
import { participantName } from "@/session/people";
import { useLiveState } from "@/session/session-context";
import { useRecording } from "../model/player-context";
import classes from "./moments.module.css";

/** A line of what was said, as a row among the moments that a search finds. */
export interface SaidRow {
  readonly kind: "said";
  readonly id: string;
  /** Playback time in ms. */
  readonly t: number;
  readonly actor: string;
  readonly text: string;
}

/** All lines of the recording; of a shared one those that its owner shares. */
export function useSaidRows(): readonly SaidRow[] {
  const { manifest, fold } = useRecording();
  const live = useLiveState((state) => state.lines);
  return useMemo(() => {
    const lines = manifest.shared === null ? live : fold.after(manifest.events.length).lines;
    return lines.map(({ id, from, speakerId, text }) => ({
      kind: "said",
      id,
      t: Math.max(0, from - manifest.startAt),
      actor: speakerId,
      text,
    }));
  }, [manifest, fold, live]);
}

export function SaidText({ row: { actor, text } }: { row: SaidRow }) {
  const participants = useLiveState((state) => state.participants);
  return (
    <span className={classes.words}>
      <span className={classes.who} style={{ borderColor: own(participants, actor)?.color }} dir="auto">
        {participantName(participants, actor)}
      </span>{" "}
      <span className={classes.text} dir="auto">
        {text}
      </span>
    </span>
  );
}
