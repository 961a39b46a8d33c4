import type { ScoredByRubric } from "@casement/shared/contract/http/scoring-routes";
import type { Disagreement } from "@casement/shared/scoring/agreement/agreement-of";
import { LEVEL_NAMES } from "@casement/shared/scoring/rubric";
import { Button } from "@mantine/core";
import { useId, useState } from "react";
import { Link } from "react-router";
import { paths } from "@/lib/addresses/paths";
import { Tag } from "@/ui/tag";
import classes from "./agreement.module.css";

/** Shown at first, and more with each press of the button. */
const AT_A_TIME = 20;

interface DisagreementsProps {
  readonly rubric: ScoredByRubric;
  /** The largest first. */
  readonly disagreements: readonly Disagreement[];
}

/** What differs, each with its session, where the cards stand side by side. */
export function Disagreements({ rubric, disagreements }: DisagreementsProps) {
  const heading = useId();
  const [most, setMost] = useState(AT_A_TIME);
  const sessions = new Map(rubric.sessions.map((session) => [session.sessionId, session]));
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>What differs, the largest first</h2>
      {disagreements.length === 0 && <p className={classes.note}>Nothing: every criterion has the same level.</p>}
      <ol className={classes.list} aria-labelledby={heading}>
        {disagreements.slice(0, most).map(({ sessionId, criterion, levels, acrossBar }) => (
          <li key={`${sessionId} ${criterion}`}>
            <span dir="auto">{rubric.criteria[criterion]?.title}</span>
            <span className={classes.levels}>
              {levels.map((level) => `${level} ${LEVEL_NAMES[level].toLowerCase()}`).join(", ")}
              {acrossBar && <Tag tone="vermilion">on both sides of the bar</Tag>}
            </span>
            <Link to={paths.session(sessionId)}>
              <bdi>{sessions.get(sessionId)?.title}</bdi>
            </Link>
          </li>
        ))}
      </ol>
      {disagreements.length > most && (
        <Button variant="default" onClick={() => setMost(most + AT_A_TIME)}>
          Show {Math.min(AT_A_TIME, disagreements.length - most)} more
        </Button>
      )}
    </section>
  );
}
