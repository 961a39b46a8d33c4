import { MAX_FEEDBACK_LENGTH } from "@casement/shared/session/session";
import { Button, Checkbox, SegmentedControl } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { ownZone, sayWhenWithin } from "@/lib/zoned-time";
import { useMyself, useServerNow, useSessionState } from "@/session/session-context";
import { useCommand } from "@/session/use-command";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";
import { DraftTextarea } from "@/ui/draft-textarea";
import { SaveState } from "@/ui/saving/save-state";
import { previewScores } from "./preview-scores";
import classes from "./report.module.css";
import { ReportView } from "./report-view";
import { differs, useReportDraft } from "./use-report-draft";

/** The owner writes the report here. `board` is shown in the preview. */
export function ReportEditor({ board }: { board: ReactNode }) {
  const { draft, saveState, edit, flush } = useReportDraft();
  const [preview, setPreview] = useState(false);
  return (
    <div className={classes.editor}>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label="View"
          value={preview ? "preview" : "write"}
          onChange={(value) => setPreview(value === "preview")}
          data={[
            { value: "write", label: "Write" },
            { value: "preview", label: "As the candidate sees it" },
          ]}
        />
        <SaveState state={saveState} />
      </div>
      {preview ? (
        <Preview board={draft.includeBoard ? board : null} feedback={draft.feedback} scores={draft.includeScores} />
      ) : (
        <>
          <DraftTextarea
            aria-label="Feedback for the candidate"
            placeholder="What went well, what to work on, and one thing to try next time."
            classNames={{ input: classes.writing }}
            autosize
            minRows={8}
            maxLength={MAX_FEEDBACK_LENGTH}
            value={draft.feedback}
            onEdit={(feedback) => edit({ feedback })}
            onBlur={flush}
          />
          <Checkbox
            label="Include my scores with what each level means (never the evidence or the recommendation)"
            checked={draft.includeScores}
            onChange={(event) => edit({ includeScores: event.currentTarget.checked })}
          />
          <Checkbox
            label="Include the final board"
            checked={draft.includeBoard}
            onChange={(event) => edit({ includeBoard: event.currentTarget.checked })}
          />
        </>
      )}
      <Share />
    </div>
  );
}

function Preview({ board, feedback, scores }: { board: ReactNode | null; feedback: string; scores: boolean }) {
  const me = useMyself();
  const scorecards = useSessionState((state) => state.scorecards);
  const privateGuide = useSessionState((state) => state.privateGuide);
  return (
    <div className={classes.preview}>
      <ReportView
        feedback={feedback}
        scores={scores ? previewScores({ scorecards, privateGuide }, me.id) : null}
        board={board}
      />
    </div>
  );
}

function Share() {
  const { draft, saveState } = useReportDraft();
  const report = useSessionState((state) => state.report);
  const serverNow = useServerNow();
  const { run, busy } = useCommand();
  const [asking, setAsking] = useState(false);
  const withdraw = async () => {
    await run("report.withdraw", {});
    setAsking(false);
  };
  const empty = draft.feedback.trim() === "" && !draft.includeScores;
  return (
    <div className={classes.share}>
      <Button
        loading={busy}
        disabled={empty || (report !== null && !differs(report, draft))}
        onClick={() => void run("report.publish", draft)}
      >
        {report === null ? "Share with candidate" : "Share the changes"}
      </Button>
      {report !== null && (
        <Button variant="subtle" color="danger" onClick={() => setAsking(true)}>
          Withdraw
        </Button>
      )}
      <p className={classes.faint} role="status">
        {report === null
          ? "Only you and the other interviewers see this draft."
          : `Shared ${sayWhenWithin(report.at, serverNow(), ownZone())}. The candidate reads it at the link they joined with.${
              differs(report, draft) && saveState !== "refused" ? " There are changes they do not see yet." : ""
            }`}
      </p>
      <ConfirmDialog
        opened={asking}
        title="Withdraw the feedback?"
        confirmLabel="Withdraw feedback"
        dangerous
        busy={busy}
        onConfirm={() => void withdraw()}
        onClose={() => setAsking(false)}
      >
        The candidate can no longer read it. Your draft stays, and you can share it again.
      </ConfirmDialog>
    </div>
  );
}
