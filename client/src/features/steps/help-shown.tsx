import type { SessionState } from "@casement/shared/session-log/state";
import { Button } from "@mantine/core";
import { pointAtNothing, pointAtShapes } from "@/document/pointed-shapes";
import { useIsRecorded, useSessionState } from "@/session/session-context";
import { IconBulb, IconSitemap } from "@/ui/icons/icons";
import classes from "./help-shown.module.css";
import { checkElementId, hintElementId } from "./hint-notice";

/** The help given so far: hints and findings. */
export function HelpShown() {
  const hints = useSessionState((state) => state.hints);
  const checks = useSessionState((state) => state.checks);
  if (hints.length + checks.length === 0) return null;
  return (
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
