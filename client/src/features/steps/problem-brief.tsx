import type { SessionState } from "@casement/shared/session-log/state";
import { Button } from "@mantine/core";
import { pointAtNothing, pointAtShapes } from "@/document/pointed-shapes";
import { useIsRecorded, useSessionState } from "@/session/session-context";
import { IconBulb, IconChevronRight, IconSitemap } from "@/ui/icons";
import { checkElementId, hintElementId } from "./hint-notice";
import classes from "./problem-brief.module.css";

/** The problem as the candidate reads it, and the help given: hints and findings. */
export function ProblemBrief() {
  const prompt = useSessionState((state) => state.prompt);
  const title = useSessionState((state) => state.plan?.problemTitle);
  const hints = useSessionState((state) => state.hints);
  const checks = useSessionState((state) => state.checks);
  return (
    <>
      {hints.length + checks.length > 0 && (
        <section className={classes.hints} aria-label="Hints">
          {hints.map((hint) => (
            <article key={hint.id} id={hintElementId(hint.id)} className={classes.hint}>
              <h3>
                <IconBulb size={15} stroke={1.5} aria-hidden="true" />
                <bdi>{hint.title}</bdi>
              </h3>
              <p dir="auto">{hint.text}</p>
            </article>
          ))}
          {checks.map((finding) => (
            <FindingItem key={finding.id} finding={finding} />
          ))}
        </section>
      )}
      {prompt !== null && (
        <details className={classes.problem} open>
          <summary>
            <IconChevronRight size={14} stroke={1.75} aria-hidden="true" />
            <bdi>{title}</bdi>
          </summary>
          {prompt.split(/\n{2,}/).map((paragraph) => (
            <p key={paragraph} dir="auto">
              {paragraph}
            </p>
          ))}
        </details>
      )}
    </>
  );
}

/** A finding that an interviewer has shown. */
function FindingItem({ finding: { id, text, why, componentIds } }: { finding: SessionState["checks"][number] }) {
  const recorded = useIsRecorded();
  return (
    <article
      id={checkElementId(id)}
      className={classes.hint}
      onPointerEnter={() => pointAtShapes(componentIds)}
      onPointerLeave={pointAtNothing}
    >
      <h3>
        <IconSitemap size={15} stroke={1.5} aria-hidden="true" />
        On your design
      </h3>
      <p>{text}</p>
      <p>{why}</p>
      {!recorded && componentIds.length > 0 && (
        <Button
          size="compact-xs"
          variant="light"
          onClick={() => pointAtShapes(componentIds, true)}
          onBlur={pointAtNothing}
        >
          Show on the board
        </Button>
      )}
    </article>
  );
}
