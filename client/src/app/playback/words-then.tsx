import type { SpokenLine } from "@casement/shared/session-log/words/spoken-line";
import { useMemo } from "react";
import { usePlayer, usePlayerView, useRecording } from "@/features/player/model/player-context";
import { LineList } from "@/features/words/line-list";
import { inOrder } from "@/features/words/words-section";
import { useCanComment, useLiveState } from "@/session/session-context";

/** The lines of a recording as they are now, by time; of a shared one those that its owner shares. */
export function useRecordedLines(): readonly SpokenLine[] {
  const { manifest, fold } = useRecording();
  const live = useLiveState((state) => state.lines);
  return useMemo(
    () => inOrder(manifest.shared === null ? live : fold.after(manifest.events.length).lines),
    [manifest, fold, live],
  );
}

/** What was said, scrolling along with the playhead. */
export function WordsThen({ lines }: { lines: readonly SpokenLine[] }) {
  const player = usePlayer();
  const { manifest } = useRecording();
  const { startAt } = manifest;
  const reached = usePlayerView(({ t }) => lines.findLastIndex(({ from }) => from - startAt <= t));
  const canCorrect = useCanComment();
  return (
    <LineList
      lines={lines}
      startAt={startAt}
      reached={reached}
      onOpen={(at) => player.openMoment(Math.max(0, at - startAt))}
      canCorrect={canCorrect}
    />
  );
}
