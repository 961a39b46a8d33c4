import type { CaseMark, OpenCase } from "@casement/shared/contract/http/training";
import { type Criterion, LEVEL_NAMES } from "@casement/shared/scoring/rubric";
import type { Mark } from "@casement/shared/scoring/score";
import { Button } from "@mantine/core";
import { sayWhen } from "@/lib/zoned-time";
import { Moments } from "./case-card";
import classes from "./gym.module.css";

const nameOf = (mark: Mark | undefined) =>
  mark === undefined ? "no mark" : mark === "not-observed" ? "not observed" : `${mark} ${LEVEL_NAMES[mark]}`;

interface ComparisonProps {
  readonly opened: OpenCase;
  readonly onOpen: (t: number) => void;
  readonly onAgain: () => void;
}

/** One's own marks beside the experts', criterion by criterion, with what the experts go by. */
export function Comparison({ opened, onOpen, onAgain }: ComparisonProps) {
  const { rubric, card, experts, item } = opened;
  const markIn = (marks: readonly CaseMark[] | undefined, key: string) =>
    marks?.find(({ criterion }) => criterion === key);
  return (
    <div className={classes.card}>
      {item.fictional && (
        <p className={classes.note}>The people and the experts of this case are fictional; it comes with Casement.</p>
      )}
      {rubric.criteria.map((criterion) => (
        <Compared
          key={criterion.key}
          criterion={criterion}
          own={markIn(card?.marks, criterion.key)}
          experts={(experts ?? []).map(({ name, card: theirs }) => ({
            name,
            mark: markIn(theirs.marks, criterion.key),
          }))}
          onOpen={onOpen}
        />
      ))}
      {item.dueAt !== null && <p className={classes.note}>This case is due again {sayWhen(item.dueAt, Date.now())}.</p>}
      <Button variant="default" onClick={onAgain}>
        Practise it again
      </Button>
      <p className={classes.note}>
        Another attempt counts as one at the same case: it shows how steady you are, not how severe.
      </p>
    </div>
  );
}

interface ComparedProps {
  readonly criterion: Criterion;
  readonly own: CaseMark | undefined;
  readonly experts: readonly { readonly name: string; readonly mark: CaseMark | undefined }[];
  readonly onOpen: (t: number) => void;
}

function Compared({ criterion, own, experts, onOpen }: ComparedProps) {
  return (
    <section className={classes.criterion} aria-label={criterion.title}>
      <h3 dir="auto">{criterion.title}</h3>
      <p>
        You: <b>{nameOf(own?.mark)}</b>
        <span className={classes.distance}>
          {distanceWords(
            own?.mark,
            experts.map(({ mark }) => mark?.mark),
          )}
        </span>
      </p>
      {own !== undefined && own.mark !== "not-observed" && (
        <p className={classes.note} dir="auto">
          {criterion.anchors[own.mark - 1]}
        </p>
      )}
      {experts.map(({ name, mark }) => (
        <div key={name} className={classes.expert}>
          <p>
            {name}: <b>{nameOf(mark?.mark)}</b>
          </p>
          {mark !== undefined && mark.mark !== "not-observed" && mark.mark !== own?.mark && (
            <p className={classes.note} dir="auto">
              {criterion.anchors[mark.mark - 1]}
            </p>
          )}
          <p dir="auto">{mark?.reason}</p>
          <div className={classes.moments}>
            <Moments moments={mark?.moments ?? []} onOpen={onOpen} />
          </div>
        </div>
      ))}
    </section>
  );
}

/** How far the own mark is from the mean of the experts' levels. */
export function distanceWords(own: Mark | undefined, experts: readonly (Mark | undefined)[]): string {
  const levels = experts.filter((mark) => mark !== undefined && mark !== "not-observed");
  if (own === undefined || own === "not-observed" || levels.length === 0) return "nothing to compare";
  const distance = own - levels.reduce<number>((sum, level) => sum + level, 0) / levels.length;
  if (distance === 0) return "as the experts";
  const size = Math.abs(distance);
  const [many, side] = [size === 1 ? "level" : "levels", distance < 0 ? "below" : "above"];
  return `${Number(size.toFixed(1))} ${many} ${side}`;
}
