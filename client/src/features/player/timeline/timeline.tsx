import { type CSSProperties, type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { isAboutTalk, type MomentKind } from "../model/moments/moment-kinds";
import type { Player } from "../model/player";
import { usePlayer, usePlayerView, useRecording } from "../model/player-context";
import { sayPlace } from "../model/say-place";
import { VoiceRows } from "../sound/voice-rows";
import { TalkRow } from "../talk/talk-row";
import { ActivityRows } from "./activity-rows";
import { MarkerLane } from "./marker-lane";
import { Preview } from "./preview";
import { IdleLane, StepTrack } from "./step-track";
import { TimeAxis } from "./time-axis";
import classes from "./timeline.module.css";

/** A moment at which something outside the recording begins, such as a retry. */
export interface TimelineFlag {
  readonly id: string;
  /** Playback time in ms. */
  readonly t: number;
  readonly title: string;
}

const NO_FLAGS: readonly TimelineFlag[] = [];

interface TimelineProps {
  readonly kinds: ReadonlySet<MomentKind>;
  readonly flags?: readonly TimelineFlag[] | undefined;
}

/** The whole recording on one band: what happened when, and where the playhead is. Drag it to any second. */
export function Timeline({ kinds, flags = NO_FLAGS }: TimelineProps) {
  const { durationMs } = useRecording();
  const lanes = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [hoverT, setHoverT] = useState<number | null>(null);
  const scrubbing = usePlayerView((view) => view.scrubbing);
  const zoom = usePlayerView((view) => view.zoom);

  usePlayheadStyle(lanes);
  useScrolling(scroller, zoom);
  const pointerHandlers = useScrubbing(setHoverT);

  return (
    <div className={classes.timeline}>
      {hoverT !== null && (
        <Preview t={hoverT} share={shareInView(scroller.current, hoverT / Math.max(1, durationMs), zoom)} />
      )}
      <div ref={scroller} className={classes.scroller} data-zoomed={zoom > 1 || undefined}>
        <div
          ref={lanes}
          className={classes.lanes}
          data-scrubbing={scrubbing || undefined}
          style={{ "--zoom": zoom } as CSSProperties}
          {...pointerHandlers}
        >
          <MarkerLane kinds={kinds} />
          <Slider>
            <StepTrack />
            <IdleLane />
            <ActivityRows />
            <VoiceRows />
            <TalkRow />
            <TimeAxis />
          </Slider>
          {hoverT !== null && (
            <span
              className={classes.hover}
              style={{ "--hover": hoverT / Math.max(1, durationMs) } as CSSProperties}
              aria-hidden="true"
            />
          )}
          {flags.map(({ id, t, title }) => (
            <span
              key={id}
              className={classes.flag}
              data-t={t}
              title={title}
              style={{ "--flag": t / Math.max(1, durationMs) } as CSSProperties}
              aria-hidden="true"
            />
          ))}
          <LoopStretch />
          <span className={classes.playhead} aria-hidden="true" />
        </div>
      </div>
    </div>
  );
}

/** Where a share of the whole recording lies in the visible part of the timeline, as a share of that. */
function shareInView(scroller: HTMLElement | null, share: number, zoom: number): number {
  // Asking for sizes makes the browser lay the page out, with every move of the pointer.
  if (zoom === 1 || scroller === null || scroller.clientWidth === 0) return share;
  return (share * scroller.scrollWidth - scroller.scrollLeft) / scroller.clientWidth;
}

/** How much of the visible part of a zoomed timeline stays free before the playhead, before it scrolls. */
const MARGIN_SHARE = 0.08;

/** Keeps the playhead in the visible part of a zoomed timeline. */
function useScrolling(scroller: RefObject<HTMLDivElement | null>, zoom: number) {
  const player = usePlayer();
  const { durationMs } = useRecording();
  useEffect(() => {
    const place = () =>
      scroller.current === null
        ? null
        : shareInView(scroller.current, player.store.getState().t / Math.max(1, durationMs), zoom);
    const center = () => {
      const [box, share] = [scroller.current, place()];
      if (box !== null && share !== null) box.scrollLeft += (share - 0.5) * box.clientWidth;
    };
    center();
    if (zoom === 1) return;
    return player.store.subscribe(({ t, scrubbing }, before) => {
      const share = place();
      if (t === before.t || scrubbing || share === null) return;
      if (share < MARGIN_SHARE || share > 1 - MARGIN_SHARE) center();
    });
  }, [player, durationMs, scroller, zoom]);
}

/** The stretch that is repeated, from its beginning on. */
function LoopStretch() {
  const { durationMs } = useRecording();
  const loop = usePlayerView((view) => view.loop);
  if (loop === null) return null;
  const [from, to] = [loop.from, loop.to ?? loop.from].map((t) => t / Math.max(1, durationMs));
  return (
    <span
      className={classes.loop}
      data-open={loop.to === null || undefined}
      style={{ "--from": from, "--to": to } as CSSProperties}
      aria-hidden="true"
    />
  );
}

/** The playhead moves with every frame. So it bypasses React: one CSS variable positions everything that moves. */
function usePlayheadStyle(lanes: RefObject<HTMLDivElement | null>) {
  const player = usePlayer();
  const { durationMs } = useRecording();
  useEffect(() => {
    const place = () => {
      const share = durationMs === 0 ? 0 : player.store.getState().t / durationMs;
      lanes.current?.style.setProperty("--at", String(share));
    };
    place();
    return player.store.subscribe(place);
  }, [player, durationMs, lanes]);
}

/**
 * Handlers with which a pointer seeks and opens markers. `onHover` gets the playback time under the pointer (ms), null
 * when there is none.
 */
function useScrubbing(onHover: (t: number | null) => void) {
  const player = usePlayer();
  const { durationMs } = useRecording();
  const timeAt = (event: PointerEvent): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * durationMs;
  };
  const onPointerEnd = (event: PointerEvent) => {
    player.setScrubbing(false);
    if (event.pointerType === "touch") onHover(null);
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || isElsewhere(event)) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      player.setScrubbing(true);
      const marker = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-t]") : null;
      if (marker === null) player.seek(timeAt(event));
      else openMarker(player, marker.dataset);
    },
    onPointerMove: (event: PointerEvent) => {
      if (isElsewhere(event)) return onHover(null);
      onHover(timeAt(event));
      // A press with a trembling hand still means the marker that it began on.
      if (player.store.getState().scrubbing && (event.movementX !== 0 || event.movementY !== 0))
        player.seek(timeAt(event));
    },
    onPointerUp: onPointerEnd,
    onPointerCancel: onPointerEnd,
    onPointerLeave: () => onHover(null),
  };
}

/** Flags have no kind. */
function openMarker(player: Player, { t, kind, remark }: DOMStringMap): void {
  if (isAboutTalk(kind as MomentKind)) player.openSaid(Number(t), remark);
  else player.openMoment(Number(t), remark);
}

/** Whether a press belongs to markers that stand on one another, or to the list that they open. */
function isElsewhere({ target, currentTarget }: PointerEvent): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest("[data-cluster]") !== null || !currentTarget.contains(target);
}

/** The timeline for keyboard and screen reader. The player's keys move it, whether it has the focus or not. */
function Slider({ children }: { children: React.ReactNode }) {
  const recording = useRecording();
  const second = usePlayerView((view) => Math.floor(view.t / 1000));
  return (
    <div
      role="slider"
      tabIndex={0}
      className={classes.slider}
      aria-label="Moment of the recording"
      aria-valuemin={0}
      aria-valuemax={Math.floor(recording.durationMs / 1000)}
      aria-valuenow={second}
      aria-valuetext={sayPlace(recording, second * 1000)}
    >
      {children}
    </div>
  );
}
