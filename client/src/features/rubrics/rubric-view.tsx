import { type Criterion, LEVEL_NAMES, LEVELS, type Rubric } from "@casement/shared/scoring/rubric";
import classes from "./rubrics.module.css";
import { shareWords } from "./share-words";

/** A built-in rubric, read-only. */
export function RubricView({ rubric: { criteria } }: { rubric: Rubric }) {
  const shares = shareWords(criteria);
  return (
    <ol className={classes.criteria}>
      {criteria.map((criterion, index) => (
        <li key={criterion.key} className={classes.criterion}>
          <span className={classes.number} aria-hidden="true">
            {index + 1}
          </span>
          <div className={classes.body}>
            <h2 className={classes.title}>
              <bdi>{criterion.title}</bdi> <span className={classes.share}>{shares[index]} of the mean</span>
            </h2>
            <p className={classes.question} dir="auto">
              {criterion.question}
            </p>
            <Anchors anchors={criterion.anchors} />
            <p className={classes.evidenceIn}>
              Evidence in <bdi>{criterion.evidenceIn}</bdi>
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Anchors({ anchors }: Pick<Criterion, "anchors">) {
  return (
    <dl className={classes.anchors}>
      {LEVELS.map((level) => (
        <div key={level}>
          <dt>
            {level} {LEVEL_NAMES[level]}
          </dt>
          <dd dir="auto">{anchors[level - 1]}</dd>
        </div>
      ))}
    </dl>
  );
}
