import { clockFace } from "@casement/shared/lib/clock-face";
import { useOpenMoment, useSessionState } from "@/session/session-context";
import { MomentTime } from "@/ui/moment-time";
import classes from "./scoring.module.css";

/** When a criterion got its mark: a link to that moment, or that it was after the interview. */
export function MarkedWhen({ at }: { at: number | undefined }) {
  const { startedAt, endedAt } = useSessionState((state) => state.clock);
  const open = useOpenMoment();
  if (at === undefined || startedAt === null || open === null) return null;
  if (endedAt !== null && at > endedAt) return <span className={classes.markedWhen}>marked after the interview</span>;
  return (
    <span className={classes.markedWhen}>
      marked at <MomentTime label={clockFace(at - startedAt)} onOpen={() => open(at)} />
    </span>
  );
}
