import type { Finding } from "@casement/shared/checks/finding";
import { can } from "@casement/shared/contract/policy";
import { clockFace } from "@casement/shared/lib/clock-face";
import { MAX_PINNED_SHAPES } from "@casement/shared/scoring/evidence-limits";
import { ActionIcon, Tooltip } from "@mantine/core";
import { pointAtNothing, pointAtShapes } from "@/document/pointed-shapes";
import { useIsPractice } from "@/session/plan-options";
import { useMyself, useSessionState } from "@/session/session-context";
import { useKeptCommand } from "@/session/use-kept-command";
import { IconX } from "@/ui/icons/icons";
import { RevealButton } from "@/ui/reveal-button";
import { KeptState } from "@/ui/saving/kept-state";
import classes from "./checks.module.css";

interface FindingCardProps {
  readonly finding: Finding;
  /** Leaves out why it matters: the group says it. */
  readonly brief: boolean;
  /** Epoch ms; null until it is revealed to the candidate. */
  readonly revealedAt: number | null;
  readonly onDismiss: () => void;
}

/** One finding. Pointer or focus on it outlines its shapes; a press on its sentence brings them into view. */
export function FindingCard({ finding, brief, revealedAt, onDismiss }: FindingCardProps) {
  const { text, why, nodes, edges } = finding;
  const shapes = [...nodes, ...edges];
  const point = () => pointAtShapes(shapes);
  return (
    <li
      className={classes.card}
      data-rule={finding.rule}
      onPointerEnter={point}
      onPointerLeave={pointAtNothing}
      onFocus={point}
      onBlur={pointAtNothing}
    >
      <div className={classes.head}>
        <button
          type="button"
          className={classes.text}
          disabled={shapes.length === 0}
          title={shapes.length === 0 ? undefined : "Show on the board"}
          onClick={() => pointAtShapes(shapes, true)}
        >
          {text}
        </button>
        <Tooltip label="Dismiss for me only">
          <ActionIcon size="sm" variant="subtle" color="gray" aria-label={`Dismiss: ${text}`} onClick={onDismiss}>
            <IconX size={14} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </div>
      {!brief && <p className={classes.why}>{why}</p>}
      <Reveal finding={finding} revealedAt={revealedAt} />
    </li>
  );
}

/** Reveals the finding to the candidate; asks first, because revealing is recorded as help given. */
function Reveal({ finding: { id, text, why, nodes }, revealedAt }: Pick<FindingCardProps, "finding" | "revealedAt">) {
  const me = useMyself();
  const practice = useIsPractice();
  const mayReveal = useSessionState((state) => can(me.role, "check.reveal", state.phase));
  const startedAt = useSessionState((state) => state.clock.startedAt) ?? 0;
  const { send, waiting, retry, discard } = useKeptCommand(`check:${id}`);
  if (practice) return null;
  if (revealedAt !== null) {
    return <p className={classes.when}>Shown to the candidate at {clockFace(revealedAt - startedAt)}</p>;
  }
  if (!mayReveal) return null;
  if (waiting !== null)
    return <KeptState state={waiting.state} error={waiting.error} onRetry={retry} onDiscard={discard} />;
  const check = { checkId: id, text, why, componentIds: nodes.slice(0, MAX_PINNED_SHAPES) };
  return <RevealButton confirmLabel="Show finding" onConfirm={() => send("check.reveal", check)} />;
}
