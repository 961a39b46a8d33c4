import { LEVEL_NAMES } from "@casement/shared/scoring/rubric";
import type { ReportedScores } from "@casement/shared/session-log/report";
import { Paragraphs } from "@/ui/paragraphs";
import classes from "./report.module.css";

interface ReportViewProps {
  readonly feedback: string;
  /** null: not shared. */
  readonly scores: ReportedScores | null;
}

/** The report as the candidate reads it: feedback, then marks with their anchors. */
export function ReportView({ feedback, scores }: ReportViewProps) {
  return (
    <article className={classes.report}>
      {feedback.trim() !== "" && (
        <div className={classes.feedback}>
          <Paragraphs text={feedback} />
        </div>
      )}
      {scores !== null && scores.length > 0 && (
        <section aria-label="Scores">
          <h3 className={classes.heading}>Scores</h3>
          <dl className={classes.scores}>
            {scores.map(({ criterion, title, mark, anchor, agreed }) => (
              <div key={criterion}>
                <dt dir="auto">{title}</dt>
                <dd>
                  {mark === "not-observed" ? (
                    <span className={classes.faint}>Not observed in this interview</span>
                  ) : (
                    <>
                      <b>
                        {mark} of 4, {LEVEL_NAMES[mark].toLowerCase()}
                        {agreed && ", agreed by your interviewers"}
                      </b>
                      <p>{anchor}</p>
                    </>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </article>
  );
}
