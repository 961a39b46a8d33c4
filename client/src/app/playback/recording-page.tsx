import { lazy, type ReactNode, Suspense } from "react";
import type { RecordingPlace } from "@/api/playback";
import { useNoticesReady } from "../shell/notices/notices";
import { Opening } from "../shell/root-layout";
import type { CaseParts } from "./playback-view";
import { useOpener } from "./use-opener";

const PlaybackView = lazy(async () => ({ default: (await import("./playback-view")).PlaybackView }));

interface RecordingPageProps {
  readonly place: RecordingPlace;
  /** Shown when the recording cannot be opened. */
  readonly failed: (error: unknown, retry: () => void) => ReactNode;
  /** What stands beside a case for training. */
  readonly parts?: CaseParts;
}

/** A recording. It is opened while the player's code is still loading. */
export function RecordingPage({ place, failed, parts }: RecordingPageProps) {
  const open = useOpener(place);
  useNoticesReady();
  return (
    <Suspense fallback={<Opening words="Opening the recording" />}>
      {open !== null && <PlaybackView key={place.id} place={place} open={open} failed={failed} parts={parts} />}
    </Suspense>
  );
}
