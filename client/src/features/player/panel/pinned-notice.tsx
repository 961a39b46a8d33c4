import { clockFace } from "@casement/shared/lib/clock-face";
import { Button, CloseButton } from "@mantine/core";
import { plural } from "@/lib/duration";
import { participantName } from "@/session/people";
import { useLiveState, useMyself } from "@/session/session-context";
import { IconPin } from "@/ui/icons/icons";
import { findPin, type ShownPin } from "../model/find-pin";
import { criterionTitle } from "../model/moments/moment-labels";
import { usePlayer, usePlayerView, useRecording } from "../model/player-context";
import classes from "./pinned-notice.module.css";

/** The pin whose shapes are outlined, as long as a scorecard that the viewer sees still has it. */
export function useShownPin(): ShownPin | null {
  const pinId = usePlayerView((view) => view.pinId);
  const cards = useLiveState((state) => state.scorecards);
  return pinId === null ? null : findPin(cards, pinId);
}

/**
 * Says over the board whose evidence this is and for which criterion, and when its shapes are not on the shown board.
 */
export function PinnedNotice({ shown: { scorerId, pin }, present }: { shown: ShownPin; present: number }) {
  const player = usePlayer();
  const me = useMyself();
  const { manifest } = useRecording();
  const title = useLiveState((state) => criterionTitle(state, pin.criterion));
  const name = useLiveState((state) => participantName(state.participants, scorerId));
  const moment = pin.at - manifest.startAt;
  const elsewhere = usePlayerView(({ t }) => Math.abs(t - moment) >= 1);
  return (
    <div className={classes.notice} role="status" aria-label="Evidence">
      <IconPin size={16} stroke={1.75} aria-hidden="true" />
      <p>
        <b>{title}</b>
        {scorerId !== me.id && `, pinned by ${name}`}
        <Missing total={pin.shapeIds.length} present={present} elsewhere={elsewhere} />
      </p>
      {elsewhere && (
        <Button size="compact-xs" variant="default" onClick={() => player.seek(moment)}>
          Show {clockFace(moment)}
        </Button>
      )}
      <CloseButton size="sm" aria-label="Stop pointing at this evidence" onClick={player.closePin} />
    </div>
  );
}

function Missing({ total, present, elsewhere }: { total: number; present: number; elsewhere: boolean }) {
  const missing = total - present;
  if (missing <= 0) return null;
  const which =
    missing < total ? `${missing} of the ${plural(total, "shape")}` : total === 1 ? "The shape" : `The ${total} shapes`;
  return (
    <span className={classes.missing}>
      {which} {missing === 1 ? "is" : "are"} not on the board at this moment
      {elsewhere ? "." : ": it had not been saved yet, or this part of the recording is damaged."}
    </span>
  );
}
