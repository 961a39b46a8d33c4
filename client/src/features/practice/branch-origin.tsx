import { clockFace } from "@casement/shared/lib/clock-face";
import { writeMoment } from "@casement/shared/lib/moment-address";
import { Link } from "react-router";
import { useSession } from "@/api/sessions";
import { paths } from "@/lib/addresses/paths";
import { useSessionId, useSessionState } from "@/session/session-context";
import classes from "./practice.module.css";

/** Which recording a retry goes on from; nothing for other sessions. */
export function BranchOrigin() {
  const sessionId = useSessionId();
  const session = useSession(sessionId);
  const origin = useSessionState((state) => state.plan?.branchedFrom);
  if (origin === undefined || session.data === undefined) return null;
  const there = session.data.item.branchedFrom !== null;
  return (
    <p className={classes.origin} data-page>
      Continues from {clockFace(origin.at)} of {there ? "a recording." : "a recording that has been deleted."}{" "}
      {there && <Link to={paths.playback(origin.sessionId, writeMoment(origin.at))}>Watch that moment</Link>}
    </p>
  );
}
