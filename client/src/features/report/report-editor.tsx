import { MAX_FEEDBACK_LENGTH } from "@casement/shared/session/session";
import { reportedScores } from "@casement/shared/session-log/report";
import { Checkbox, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useMyself, useSessionState } from "@/session/session-context";
import { DraftTextarea } from "@/ui/draft-textarea";
import { SaveState } from "@/ui/saving/save-state";
import { DownloadFeedback } from "./download-feedback";
import { withInserted } from "./draft-from";
import { InsertDraft } from "./insert-draft";
import classes from "./report.module.css";
import { ReportView } from "./report-view";
import { ShareReport } from "./share-report";
import { InsertTemplate } from "./templates/insert-template";
import { useReportDraft } from "./use-report-draft";

/** The owner writes the report here. */
export function ReportEditor() {
  const { draft, saveState, edit, flush } = useReportDraft();
  const me = useMyself();
  const scorecards = useSessionState((state) => state.scorecards);
  const debrief = useSessionState((state) => state.debrief);
  const privateGuide = useSessionState((state) => state.privateGuide);
  const scores = reportedScores({ scorecards, privateGuide, debrief }, me.id);
  const [preview, setPreview] = useState(false);
  const insert = (text: string) => {
    edit({ feedback: withInserted(draft.feedback, text) });
    flush();
  };
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
        <SaveState state={saveState} blank={draft.feedback.trim() === ""} />
      </div>
      {preview ? (
        <div className={classes.preview}>
          <ReportView feedback={draft.feedback} scores={draft.includeScores ? scores : null} />
        </div>
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
          <div className={classes.inserts}>
            <InsertDraft onInsert={insert} />
            <InsertTemplate scores={scores} feedback={draft.feedback} onInsert={insert} />
          </div>
          <Checkbox
            label={`Include ${scores.some(({ agreed }) => agreed) ? "the marks that the panel agreed on, and mine where there are none," : "my scores"} with what each level means (never the evidence or the recommendation)`}
            checked={draft.includeScores}
            onChange={(event) => edit({ includeScores: event.currentTarget.checked })}
          />
        </>
      )}
      <ShareReport scores={scores} />
      <DownloadFeedback />
    </div>
  );
}
