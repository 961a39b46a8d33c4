import { clockFace } from "@casement/shared/lib/clock-face";
import type { PointedAt } from "@casement/shared/lib/pointed-at";
import { keptComments, type Thread } from "@casement/shared/session/comment";
import { Button, CloseButton } from "@mantine/core";
import { useMemo, useSyncExternalStore } from "react";
import { plural } from "@/lib/duration";
import { participantName } from "@/session/people";
import { useLiveState, useMyself } from "@/session/session-context";
import { IconMessageCircle, IconPin } from "@/ui/icons/icons";
import { findRemark, type ShownRemark } from "../model/find-remark";
import { criterionTitle } from "../model/moments/moment-labels";
import { usePlayer, usePlayerView, useRecording } from "../model/player-context";
import classes from "./pointed-notice.module.css";
import { useWentBack } from "./said-notice";

/** The evidence or comment whose shapes and row are pointed at, as long as the viewer can see it. */
export function useShownRemark(): ShownRemark | null {
  const id = usePlayerView((view) => view.remarkId);
  const scorecards = useLiveState((state) => state.scorecards);
  const threads = useLiveState((state) => state.threads);
  return useMemo(() => (id === null ? null : findRemark({ scorecards, threads }, id)), [id, scorecards, threads]);
}

/** Says over the board what points here, and when what it points at is not there at the shown moment. */
export function PointedNotice({ shown: { remark, pointsAt }, present }: { shown: ShownRemark; present: number }) {
  const player = usePlayer();
  const { manifest } = useRecording();
  const moment = remark.at - manifest.startAt;
  const elsewhere = usePlayerView(({ t }) => Math.abs(t - moment) >= 1);
  const back = useWentBack();
  const Icon = remark.kind === "pin" ? IconPin : IconMessageCircle;
  return (
    <div className={classes.notice} role="status" aria-label={remark.kind === "pin" ? "Evidence" : "Comment"}>
      <Icon size={16} stroke={1.75} aria-hidden="true" />
      <p>
        {remark.kind === "pin" ? (
          <Evidence criterion={remark.pin.criterion} scorerId={remark.scorerId} />
        ) : (
          <FirstComment thread={remark.thread} />
        )}
        {back !== null && <span className={classes.missing}>{back.words}</span>}
        <Missing pointsAt={pointsAt} present={present} elsewhere={elsewhere} />
      </p>
      {elsewhere && (
        <Button size="compact-xs" variant="default" onClick={() => player.seek(moment)}>
          Show {clockFace(moment)}
        </Button>
      )}
      <CloseButton
        size="sm"
        aria-label={
          remark.kind === "pin" ? "Stop pointing at this evidence" : "Stop pointing at what this comment is about"
        }
        onClick={player.closeRemark}
      />
    </div>
  );
}

function Evidence({ criterion, scorerId }: { criterion: string; scorerId: string }) {
  const me = useMyself();
  const title = useLiveState((state) => criterionTitle(state, criterion));
  const name = useLiveState((state) => participantName(state.participants, scorerId));
  return (
    <>
      <b dir="auto">{title}</b>
      {scorerId !== me.id && `, pinned by ${name}`}
    </>
  );
}

function FirstComment({ thread }: { thread: Thread }) {
  const [first] = keptComments(thread);
  const name = useLiveState((state) => participantName(state.participants, first?.author ?? ""));
  return (
    <>
      <b dir="auto">{name}</b>{" "}
      <span className={classes.words} dir="auto">
        {first?.text}
      </span>
    </>
  );
}

interface MissingProps {
  readonly pointsAt: PointedAt;
  /** How many of the shapes are on the board. */
  readonly present: number;
  readonly elsewhere: boolean;
}

function Missing({ pointsAt: { shapeIds, row }, present, elsewhere }: MissingProps) {
  const { sheets } = usePlayer();
  const hasRow = useSyncExternalStore(
    (changed) => sheets.subscribe(changed),
    () => row === undefined || sheets.index.get(row.row) !== undefined,
  );
  const shapes = missingShapes(shapeIds.length, present);
  const all = [shapes, hasRow ? null : "The row is not in the worksheet at this moment"].filter(
    (each) => each !== null,
  );
  if (all.length === 0) return null;
  return (
    <span className={classes.missing}>
      {all.join(". ")}
      {elsewhere ? "." : ": it had not been saved yet, or this part of the recording is damaged."}
    </span>
  );
}

function missingShapes(total: number, present: number): string | null {
  const missing = total - present;
  if (missing <= 0) return null;
  const which =
    missing < total ? `${missing} of the ${plural(total, "shape")}` : total === 1 ? "The shape" : `The ${total} shapes`;
  return `${which} ${missing === 1 ? "is" : "are"} not on the board at this moment`;
}
