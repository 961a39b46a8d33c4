import { can } from "@casement/shared/contract/policy";
import { shownThreads } from "@casement/shared/playback/remarks";
import type { Thread } from "@casement/shared/session/comment";
import { isInterviewer } from "@casement/shared/session/role";
import { commentsReach } from "@casement/shared/session-log/audience/visible-to";
import { SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import { useIsRecorded, useMyself, useSessionState } from "@/session/session-context";
import classes from "./comments.module.css";
import { ThreadCard } from "./thread-card";
import { ThreadComposer } from "./thread-composer";

type Shown = "open" | "resolved";

/** The threads about moments of the interview, in time order, and the composer for a new one. */
export function Comments() {
  const all = useSessionState((state) => state.threads);
  const writable = useMayComment();
  const threads = useMemo(() => shownThreads(all), [all]);
  const [shown, setShown] = useState<Shown>("open");
  const of = (which: Shown) => threads.filter(({ resolvedAt }) => (resolvedAt !== null) === (which === "resolved"));
  const listed = of(shown);
  return (
    <div className={classes.comments}>
      {writable && <ThreadComposer />}
      {threads.length > 0 && (
        <SegmentedControl
          className={classes.filter}
          size="xs"
          aria-label="Which comments are shown"
          value={shown}
          onChange={setShown}
          data={[
            { value: "open", label: `Open ${of("open").length}` },
            { value: "resolved", label: `Resolved ${of("resolved").length}` },
          ]}
        />
      )}
      <ThreadList threads={listed} writable={writable} />
      {listed.length === 0 && <Nothing shown={threads.length === 0 ? null : shown} writable={writable} />}
    </div>
  );
}

function ThreadList({ threads, writable }: { threads: readonly Thread[]; writable: boolean }) {
  if (threads.length === 0) return null;
  return (
    <ol className={classes.threads} aria-label="Comments">
      {threads.map((thread) => (
        <li key={thread.id}>
          <ThreadCard thread={thread} writable={writable} />
        </li>
      ))}
    </ol>
  );
}

/** After the end, for people who can read comments. Only decides what is offered; the server checks. */
function useMayComment(): boolean {
  const { role } = useMyself();
  const recorded = useIsRecorded();
  return useSessionState((state) => can(role, "comment.add", state.phase) && commentsReach(role, state)) && !recorded;
}

function Nothing({ shown, writable }: { shown: Shown | null; writable: boolean }) {
  const { role } = useMyself();
  const ended = useSessionState((state) => state.phase === "ended");
  return <p className={classes.none}>{words()}</p>;

  function words(): string {
    if (shown === "open") return "Every thread is resolved.";
    if (shown === "resolved") return "No thread is resolved yet.";
    if (!ended) return "You can comment once the interview has ended. Until then there are notes.";
    if (!writable) return "No comments on this interview.";
    return isInterviewer(role)
      ? "No comments yet. Comment on a moment, for the other interviewers only or for the candidate too."
      : "No comments yet. Ask your interviewers about any moment of the interview.";
  }
}
