import { currentStep } from "@casement/shared/session/step-clock";
import { ActionIcon, Modal, Tooltip } from "@mantine/core";
import { useSessionState } from "@/session/session-context";
import { IconChevronRight, IconFileText } from "@/ui/icons/icons";
import { Paragraphs } from "@/ui/paragraphs";
import classes from "./problem-card.module.css";

/** Whether the card is unfolded; null: nobody has chosen, so it is open in the first step and folded from the second on. */
export type Unfolded = boolean | null;

interface ProblemCardProps {
  readonly unfolded: Unfolded;
  readonly onUnfolded: (unfolded: boolean) => void;
}

/** The problem as the candidate reads it, on top of the steps and of the worksheets: the first thing that everybody sees. */
export function ProblemCard({ unfolded, onUnfolded }: ProblemCardProps) {
  const prompt = useSessionState((state) => state.prompt);
  const title = useSessionState((state) => state.plan?.problemTitle);
  const first = useSessionState((state) => (currentStep(state.clock) ?? 0) === 0);
  if (prompt === null) return null;
  const open = unfolded ?? first;
  return (
    <details
      className={classes.problem}
      open={open}
      onToggle={({ currentTarget }) => {
        // The browser says it also of what the page has done itself.
        if (currentTarget.open !== open) onUnfolded(currentTarget.open);
      }}
    >
      <summary>
        <IconChevronRight size={14} stroke={1.75} aria-hidden="true" />
        <bdi>{title}</bdi>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard. */}
      <section className={classes.text} aria-label="Text of the problem" tabIndex={0}>
        <Paragraphs text={prompt} />
      </section>
    </details>
  );
}

/** The problem over the room, from wherever somebody is: by its key, the command menu or the button in the header. */
export function ProblemDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const prompt = useSessionState((state) => state.prompt);
  const title = useSessionState((state) => state.plan?.problemTitle);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={
        <strong>
          <bdi>{title}</bdi>
        </strong>
      }
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <div className={classes.dialog}>
        <Paragraphs text={prompt ?? ""} />
      </div>
    </Modal>
  );
}

export function ProblemButton({ onClick, keys }: { onClick: () => void; keys: string | undefined }) {
  return (
    <Tooltip label={keys === undefined ? "Read the problem" : `Read the problem (${keys})`}>
      <ActionIcon variant="subtle" color="gray" size="md" aria-label="Read the problem" onClick={onClick}>
        <IconFileText size={17} stroke={1.5} />
      </ActionIcon>
    </Tooltip>
  );
}
