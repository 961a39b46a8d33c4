import { clockFace } from "@casement/shared/lib/clock-face";
import type { BandStep } from "@casement/shared/playback/step-band";
import { usePlayerView, useRecording } from "../model/player-context";
import { partAt } from "../model/recording";
import classes from "./step-track.module.css";

/** A share of the recording, as a width or a position. */
function percent(ms: number, durationMs: number): string {
  return `${(ms / Math.max(1, durationMs)) * 100}%`;
}

/** A pause that is shorter than this share of the recording may lie below a step's name. */
const SHORT_SHARE = 0.02;

/** The steps over real time: each visit is as wide as it was long, and hatched where it exceeds its budget. */
export function StepTrack() {
  const { band, spent, pauses, durationMs } = useRecording();
  const current = usePlayerView((view) => partAt(band, view.t)?.from ?? null);
  return (
    <div className={classes.band} aria-hidden="true">
      {band.map((part) => (
        <Part key={part.from} part={part} durationMs={durationMs} current={part.from === current} />
      ))}
      {pauses.map(({ from, to }) => (
        <span
          key={from}
          className={classes.pause}
          data-short={to - from < SHORT_SHARE * durationMs || undefined}
          style={place(from, to, durationMs)}
        />
      ))}
      <span className={classes.unplayed} />
      {band.map((part, index) => (
        <Label
          key={part.from}
          part={part}
          spentMs={spent[index] ?? 0}
          durationMs={durationMs}
          current={part.from === current}
        />
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

function Part({ part: { from, to, overruns }, durationMs, current }: PartProps) {
  return (
    <span className={classes.part} data-current={current || undefined} style={place(from, to, durationMs)}>
      {overruns.map((over) => (
        <span
          key={over.from}
          className={classes.over}
          style={{
            insetInlineStart: percent(over.from - from, to - from),
            inlineSize: percent(over.to - over.from, to - from),
          }}
        />
      ))}
    </span>
  );
}

/** Lies above the veil over the part that is still to come, so that it can be read on both sides of the playhead. */
function Label({ part, spentMs, durationMs, current }: PartProps & { spentMs: number }) {
  const over = part.overMs >= 1000;
  return (
    <span className={classes.slot} style={place(part.from, part.to, durationMs)}>
      <span className={classes.label} data-current={current || undefined}>
        <span className={classes.number}>{part.stepIndex + 1}</span>
        <span className={classes.title} dir="auto">
          {part.title}
        </span>
        <span className={classes.spent}>{clockFace(spentMs)}</span>
        <span className={classes.budget} data-over={over || undefined}>
          {over ? `+${clockFace(part.overMs)}` : `of ${clockFace(part.budgetMs)}`}
        </span>
      </span>
    </span>
  );
}

/** Stretches in which nothing happened: dotted, and faint while they are skipped. */
export function IdleLane() {
  const { durationMs } = useRecording();
  const idle = usePlayerView((view) => view.idle);
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
