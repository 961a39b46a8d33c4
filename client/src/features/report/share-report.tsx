import type { ReportDraft } from "@casement/shared/session/session";
import { differsFrom, type ReportedScores } from "@casement/shared/session-log/report";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useCandidateJoined } from "@/api/sessions";
import { plural } from "@/lib/duration";
import { ownZone, sayWhenWithin } from "@/lib/zoned-time";
import { candidateName } from "@/session/people";
import { useSealsNotes } from "@/session/plan-options";
import { useServerNow, useSessionId, useSessionState } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";
import classes from "./report.module.css";
import { useReportDraft } from "./use-report-draft";

/** Shares the draft with the candidate, after a look at what goes out, or takes it back. */
export function ShareReport({ scores }: { scores: ReportedScores }) {
  const { draft, saveState } = useReportDraft();
  const report = useSessionState((state) => state.report);
  const name = useSessionState((state) => candidateName(state.participants));
  const sealed = useSealsNotes();
  const serverNow = useServerNow();
  const joined = useCandidateJoined(useSessionId());
  const { run, busy } = useCommand();
  const [asking, setAsking] = useState<"share" | "withdraw" | null>(null);
  const close = () => setAsking(null);
  const share = async () => {
    if (await run("report.publish", draft)) close();
  };
  const withdraw = async () => {
    if (await run("report.withdraw", {})) close();
  };
  const empty = draft.feedback.trim() === "" && !draft.includeScores;
  const changed = report !== null && differsFrom(report, draft, scores);
  return (
    <div className={classes.share}>
      <Button disabled={empty || (report !== null && !changed)} onClick={() => setAsking("share")}>
        {report === null ? (joined ? "Share with candidate" : "Share feedback") : "Share the changes"}
      </Button>
      {report !== null && (
        <Button variant="subtle" color="danger" onClick={() => setAsking("withdraw")}>
          Withdraw
        </Button>
      )}
      <p className={classes.faint} role="status">
        {report === null
          ? draftReaders(sealed)
          : `Shared ${sayWhenWithin(report.at, serverNow(), ownZone())}. ${readers(joined, name)}${
              changed && saveState !== "refused" ? " It has changes that are not shared yet." : ""
            }`}
      </p>
      <ConfirmDialog
        opened={asking === "share"}
        title={joined ? `Share this with ${name}?` : "Share this feedback?"}
        confirmLabel={report === null ? "Share feedback" : "Share the changes"}
        busy={busy}
        onConfirm={() => void share()}
        onClose={close}
      >
        <GoesOut draft={draft} scores={scores} joined={joined} />
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === "withdraw"}
        title="Withdraw the feedback?"
        confirmLabel="Withdraw feedback"
        dangerous
        busy={busy}
        onConfirm={() => void withdraw()}
        onClose={close}
      >
        {joined ? `${name} can no longer read it.` : "Playback links no longer have it."} Your draft stays, and you can
        share it again.
      </ConfirmDialog>
    </div>
  );
}

function draftReaders(sealed: boolean): string {
  return sealed
    ? "Only you see this draft, and the other interviewers once your scorecards are in."
    : "Only you and the other interviewers see this draft.";
}

/** Who reads shared feedback. The candidate of an imported session has no page here. */
function readers(joined: boolean, name: string): string {
  return joined
    ? `${name} reads it on their page of this session.`
    : `${name} has no page on this server: it goes out with playback links that include it.`;
}

interface GoesOutProps {
  readonly draft: ReportDraft;
  readonly scores: ReportedScores;
  /** Whether the candidate joined on this server. */
  readonly joined: boolean;
}

/** What the candidate gets, or whoever has a link, and what they do not. */
function GoesOut({ draft, scores, joined }: GoesOutProps) {
  const words = draft.feedback.trim().split(/\s+/).filter(Boolean).length;
  return (
    <>
      {joined ? "They can read at once:" : "Whoever has a playback link that includes feedback can read:"}
      <ul className={classes.goesOut}>
        <li>{words === 0 ? "no text, because you have written none" : `your feedback (${plural(words, "word")})`}</li>
        {draft.includeScores && (
          <li>
            {scores.length === 0
              ? "no scores, because you have marked nothing"
              : `your scores (${plural(scores.length, "criterion", "criteria")}), with what each level means`}
          </li>
        )}
      </ul>
      Your notes, your evidence and your recommendation stay with the interviewers.
    </>
  );
}
