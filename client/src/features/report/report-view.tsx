import { LEVEL_NAMES } from "@casement/shared/scoring/rubric";
import type { ReactNode } from "react";
import type { ReportedScores } from "./preview-scores";
import classes from "./report.module.css";

interface ReportViewProps {
  readonly feedback: string;
  /** null: not shared. */
  readonly scores: ReportedScores | null;
  /** The final board; null: not shared. */
  readonly board: ReactNode | null;
}

/** The report as the candidate reads it: feedback, then marks with their anchors, then the board. */
export function ReportView({ feedback, scores, board }: ReportViewProps) {
  return (
    <article className={classes.report}>
      {feedback.trim() !== "" && (
        <div className={classes.feedback}>
          {feedback.split(/\n{2,}/).map((paragraph, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same paragraph may stand there twice.
            <p key={index} dir="auto">
              {paragraph}
            </p>
          ))}
        </div>
      )}
      {scores !== null && scores.length > 0 && (
        <section aria-label="Scores">
          <h3 className={classes.heading}>How it was seen</h3>
          <dl className={classes.scores}>
            {scores.map(({ criterion, title, mark, anchor }) => (
              <div key={criterion}>
                <dt>{title}</dt>
                <dd>
                  {mark === "not-observed" ? (
                    <span className={classes.faint}>Not observed in this interview</span>
                  ) : (
                    <>
                      <b>
                        {mark} of 4, {LEVEL_NAMES[mark].toLowerCase()}
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
      {board !== null && (
        <section aria-label="The board">
          <h3 className={classes.heading}>The board at the end</h3>
          {board}
        </section>
      )}
    </article>
  );
}
