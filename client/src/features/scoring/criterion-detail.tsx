import { type Criterion, LEVEL_NAMES, LEVELS } from "@casement/shared/scoring/rubric";
import { MAX_EVIDENCE_LENGTH, type Score } from "@casement/shared/scoring/score";
import type { KeyboardEvent, ReactNode, Ref } from "react";
import { isComposing } from "@/lib/composing";
import { useIsPractice } from "@/session/plan-options";
import { DraftTextarea } from "@/ui/draft-textarea";
import { markId } from "./criterion-row";
import { markOfKey } from "./mark-keys";
import classes from "./scoring.module.css";

interface CriterionDetailProps {
  readonly criterion: Criterion;
  readonly score: Score | undefined;
  readonly textRef: Ref<HTMLTextAreaElement>;
  /** It has the focus: from now on no other criterion takes its place by itself. */
  readonly onShow: () => void;
  readonly onEdit: (change: Partial<Pick<Score, "mark" | "evidence">>) => void;
  readonly onLeave: () => void;
  /** Goes back to the marks in its row. */
  readonly onBack: () => void;
  /** The pins, and when the mark was given. */
  readonly children: ReactNode;
}

/** What the chosen row is about: its question, what each level means, and the evidence. A click on a level marks it. */
export function CriterionDetail(props: CriterionDetailProps) {
  const { criterion, score, textRef, onShow, onEdit, onLeave, onBack, children } = props;
  const practice = useIsPractice();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event)) return;
    const mark = markOfKey(event);
    const back = event.key === "Tab" && event.shiftKey && event.target instanceof HTMLTextAreaElement;
    if (mark !== undefined) onEdit({ mark });
    else if (back) onBack();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as this is
    <div
      className={classes.detail}
      role="group"
      aria-label={`${criterion.title}: levels and evidence`}
      onFocus={onShow}
      onKeyDown={onKeyDown}
    >
      <h3 className={classes.legend} dir="auto">
        {criterion.title}
      </h3>
      <p className={classes.question} dir="auto">
        {criterion.question}{" "}
        <span className={classes.evidenceIn}>
          Evidence in <bdi>{criterion.evidenceIn}</bdi>.
        </span>
      </p>
      <ol className={classes.anchors}>
        {LEVELS.map((level) => (
          <li key={level} data-chosen={score?.mark === level || undefined}>
            <label htmlFor={markId(criterion.key, level)}>
              <b>
                {level} {LEVEL_NAMES[level]}
              </b>{" "}
              <span dir="auto">{criterion.anchors[level - 1]}</span>
            </label>
          </li>
        ))}
      </ol>
      <DraftTextarea
        ref={textRef}
        aria-label={`Evidence for ${criterion.title}`}
        placeholder={practice ? "Evidence: what did you draw or write?" : "Evidence: what did they say or draw?"}
        autosize
        minRows={2}
        maxLength={MAX_EVIDENCE_LENGTH}
        value={score?.evidence ?? ""}
        onEdit={(evidence) => onEdit({ evidence })}
        onBlur={onLeave}
      />
      {children}
    </div>
  );
}
