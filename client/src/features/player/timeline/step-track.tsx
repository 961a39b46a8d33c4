import type { BandStep } from "@casement/shared/playback/step-band";
import { clockFace } from "@/lib/duration";
import { usePlayerView, useRecording } from "../model/player-context";
import { partAt, visitTimes } from "../model/recording";
import classes from "./step-track.module.css";

/** A share of the recording, as a width or a position. */
function percent(ms: number, durationMs: number): string {
  return `${(ms / Math.max(1, durationMs)) * 100}%`;
}

/** The steps over real time: each visit is as wide as it was long, and hatched from where it exceeds its budget. */
export function StepTrack() {
  const { band, pauses, durationMs } = useRecording();
  const current = usePlayerView((view) => partAt(band, view.t)?.from ?? null);
  return (
    <div className={classes.band} aria-hidden="true">
      {band.map((part) => (
        <Part key={part.from} part={part} durationMs={durationMs} current={part.from === current} />
      ))}
      {pauses.map(({ from, to }) => (
        <span key={from} className={classes.pause} style={place(from, to, durationMs)} />
      ))}
      <span className={classes.unplayed} />
      {band.map((part) => (
        <Label key={part.from} part={part} durationMs={durationMs} current={part.from === current} />
      ))}
    </div>
  );
}

function place(from: number, to: number, durationMs: number) {
  return { insetInlineStart: percent(from, durationMs), inlineSize: percent(to - from, durationMs) };
}

interface PartProps {
  part: BandStep;
  durationMs: number;
  current: boolean;
}

function Part({ part: { from, to, overrunFrom }, durationMs, current }: PartProps) {
  return (
    <span className={classes.part} data-current={current || undefined} style={place(from, to, durationMs)}>
      {overrunFrom !== null && (
        <span className={classes.over} style={{ inlineSize: percent(to - overrunFrom, to - from) }} />
      )}
    </span>
  );
}

/** Lies above the veil over the part that is still to come, so that it can be read on both sides of the playhead. */
function Label({ part, durationMs, current }: PartProps) {
  const { pauses } = useRecording();
  const { spentMs, overMs } = visitTimes(part, pauses);
  const over = overMs >= 1000;
  return (
    <span className={classes.slot} style={place(part.from, part.to, durationMs)}>
      <span className={classes.label} data-current={current || undefined}>
        <span className={classes.number}>{part.stepIndex + 1}</span>
        <span className={classes.title} dir="auto">
          {part.title}
        </span>
        <span className={classes.spent}>{clockFace(spentMs)}</span>
        <span className={classes.budget} data-over={over || undefined}>
          {over ? `+${clockFace(overMs)}` : `of ${clockFace(part.budgetMs)}`}
        </span>
      </span>
    </span>
  );
}

/** Stretches in which nothing happened: dotted, and faint while they are skipped. */
export function IdleLane() {
  const { idle, durationMs } = useRecording();
  const skips = usePlayerView((view) => view.skipsIdle);
  return (
    <div className={classes.idleLane} aria-hidden="true">
      {idle.map(({ from, to }) => (
        <span
          key={from}
          className={classes.idle}
          data-skipped={skips || undefined}
          style={place(from, to, durationMs)}
        />
      ))}
    </div>
  );
}
