import { remarksIn } from "@casement/shared/playback/remarks";
import { useMemo } from "react";
import { useLiveState } from "@/session/session-context";
import { remarkWords } from "./moments/moment-labels";
import { useRecording } from "./player-context";
import type { Moment } from "./recording";

/** What happened and the open comments about it, by time. Comments are live: a new one appears at once. */
export function useMoments(): readonly Moment[] {
  const { moments, manifest, durationMs } = useRecording();
  const scorecards = useLiveState((state) => state.scorecards);
  const threads = useLiveState((state) => state.threads);
  const privateGuide = useLiveState((state) => state.privateGuide);
  return useMemo(() => {
    const open = threads.filter(({ resolvedAt }) => resolvedAt === null);
    const said = remarksIn({ scorecards, threads: open }).map((remark): Moment => {
      const t = Math.min(durationMs, Math.max(0, remark.at - manifest.startAt));
      const rest = { kind: remark.kind, t, text: remarkWords(remark, { privateGuide }), tone: null };
      return remark.kind === "pin"
        ? { ...rest, id: `${remark.scorerId} ${remark.pin.pinId}`, actor: remark.scorerId, remarkId: remark.pin.pinId }
        : {
            ...rest,
            ...(remark.thread.pointsAt === undefined ? {} : { remarkId: remark.thread.id }),
            id: remark.thread.id,
            actor: remark.thread.comments[0]?.author ?? null,
          };
    });
    return said.length === 0 ? moments : [...moments, ...said].sort((a, b) => a.t - b.t);
  }, [moments, manifest, durationMs, scorecards, threads, privateGuide]);
}
