import { clockFace } from "@casement/shared/lib/clock-face";
import { Link } from "react-router";
import { useBranches } from "@/api/sessions";
import { paths } from "@/lib/addresses/paths";
import { sayWhen } from "@/lib/zoned-time";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import classes from "./practice.module.css";

const PHASES = { planned: "not started", live: "live", ended: "ended" } as const;

/** The viewer's own retries of this session's recording. */
export function BranchList({ sessionId }: { sessionId: string }) {
  const branches = useBranches(sessionId);
  if (branches.isError) return <ErrorNotice error={branches.error} onRetry={() => void branches.refetch()} />;
  if (branches.data === undefined) return <LoadingRows rows={1} />;
  if (branches.data.length === 0) {
    return (
      <p className={classes.none}>
        No retries yet. Open the recording, go to a moment that you would handle differently, and choose “Retry from
        here”.
      </p>
    );
  }
  return (
    <ul className={classes.branches}>
      {branches.data.map(({ id, title, phase, at, createdAt }) => (
        <li key={id}>
          <span className={classes.at}>{clockFace(at)}</span>
          <Link to={paths.session(id)} dir="auto">
            {title}
          </Link>
          <span>
            {sayWhen(createdAt, Date.now())}, {PHASES[phase]}
          </span>
        </li>
      ))}
    </ul>
  );
}
