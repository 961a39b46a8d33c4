import type { GuidePart } from "@casement/shared/problem/problem";
import { Button } from "@mantine/core";
import { type HintLeft, useHintsLeft } from "@/session/hints-left";
import { useSaves, useSessionState } from "@/session/session-context";
import { useKeptCommand } from "@/session/use-kept-command";
import { hintKey, useShowHint } from "@/session/use-show-hint";
import { IconBulb } from "@/ui/icons/icons";
import { KeptState } from "@/ui/saving/kept-state";
import classes from "./guide.module.css";
import { useTimeOf } from "./guide-items";

/** The button that shows the next hint: what the key for it focuses. */
export const NEXT_HINT_ID = "next-hint";

/** How many hints are pinned; the section below has them all. */
const PINNED = 2;

/** The hints for this step that come next, on top of the guide. One click shows one, which is recorded as help given. */
export function NextHints({ parts }: { parts: readonly GuidePart[] }) {
  const left = useHintsLeft();
  const entries = useSaves((all) => all);
  const last = useSessionState((state) => state.hints.at(-1));
  const lastAt = useTimeOf(last?.at);
  const waits = ({ id }: HintLeft) => entries[hintKey(id)] !== undefined;
  const ofStep = left.filter((hint) => waits(hint) || hint.part === undefined || parts.includes(hint.part));
  const next = ofStep.length > 0 ? ofStep : left;
  const first = next.find((hint) => !waits(hint));
  if (next.length === 0) return null;
  return (
    <section className={classes.nextHints} aria-label="Next hints">
      {next.slice(0, PINNED + next.filter(waits).length).map((hint) => (
        <NextHint key={hint.id} hint={hint} isFirst={hint === first} />
      ))}
      <p className={classes.helpGiven}>
        {last === undefined ? (
          "The candidate reads a hint at once. It is recorded as help given."
        ) : (
          <>
            Shown to the candidate at {lastAt}: <bdi>{last.title}</bdi>
          </>
        )}
      </p>
    </section>
  );
}

function NextHint({ hint: { id, number, title, text }, isFirst }: { hint: HintLeft; isFirst: boolean }) {
  const showHint = useShowHint();
  const { waiting, retry, discard } = useKeptCommand(hintKey(id));
  return (
    <div className={classes.nextHint}>
      <IconBulb className={classes.hintIcon} size={15} stroke={1.5} aria-hidden="true" />
      <p title={text}>
        <b dir="auto">{title}</b> <span dir="auto">{text}</span>
      </p>
      {waiting === null ? (
        <Button
          id={isFirst ? NEXT_HINT_ID : undefined}
          size="compact-xs"
          variant="light"
          aria-label={`Show hint ${number} to the candidate: ${title}`}
          onClick={() => showHint(id)}
        >
          Show
        </Button>
      ) : (
        <KeptState state={waiting.state} error={waiting.error} onRetry={retry} onDiscard={discard} />
      )}
    </div>
  );
}
