import { checkDesign } from "@casement/shared/checks/check-design";
import { type SessionFacts, sessionFacts } from "@casement/shared/checks/session-facts";
import type { Guide } from "@casement/shared/problem/problem";
import { Button } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { useEffect, useMemo } from "react";
import { pointAtNothing } from "@/document/pointed-shapes";
import { plural } from "@/lib/duration";
import { useIsPractice } from "@/session/plan-options";
import { useSessionId, useSessionState } from "@/session/session-context";
import classes from "./checks.module.css";
import { FindingGroups } from "./finding-groups";
import { type DrawnDesign, useDrawnDesign } from "./use-drawn-design";

const NONE: readonly string[] = [];

/**
 * The findings in the drawn design, live while somebody looks. Computed in this window from its own board, and sent
 * nowhere unless an interviewer reveals one.
 */
export function Checks({ looking }: { looking: boolean }) {
  const practice = useIsPractice();
  const drawn = useDrawnDesign(looking);
  const guide = useSessionState((state) => state.privateGuide?.guide ?? null);
  const prompt = useSessionState((state) => state.prompt ?? "");
  const revealed = useSessionState((state) => state.checks);
  const [dismissed, setDismissed] = useLocalStorage<readonly string[]>({
    key: `casement-checks-dismissed-${useSessionId()}`,
    defaultValue: NONE,
    getInitialValueInEffect: false,
  });
  const checked = useMemo(() => drawn && check(drawn, guide, prompt), [drawn, guide, prompt]);
  useEffect(() => pointAtNothing, []);
  if (checked === null) return <p className={classes.none}>Reading the board</p>;
  const { findings, facts, components } = checked;
  const open = findings.filter(({ id }) => !dismissed.includes(id));
  const hidden = findings.length - open.length;
  return (
    <div className={classes.checks}>
      <p className={classes.lead}>
        {practice
          ? "What your drawing still lacks. These are remarks, not marks: some will not matter for this problem."
          : "What the drawing still lacks. Only interviewers see this, until you show a finding to the candidate."}
      </p>
      {open.length === 0 ? (
        <p className={classes.none}>{emptyWords(components, hidden)}</p>
      ) : (
        <FindingGroups
          findings={open}
          revealedAt={new Map(revealed.map(({ id, at }) => [id, at]))}
          onDismiss={(some) => setDismissed([...dismissed, ...some.map(({ id }) => id)])}
        />
      )}
      {hidden > 0 && (
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setDismissed([])}>
          Bring back {plural(hidden, "dismissed finding")}
        </Button>
      )}
      <p className={classes.facts}>{factsWords(facts)}</p>
    </div>
  );
}

function check({ graph, sheets }: DrawnDesign, guide: Guide | null, prompt: string) {
  const rows = { quantities: sheets.estimate.quantity, requirements: sheets.requirements.item };
  const facts = sessionFacts({ ...rows, guide, prompt });
  return { findings: checkDesign(graph, facts), facts, components: graph.nodes.length };
}

function emptyWords(components: number, hidden: number): string {
  if (hidden > 0) return "Nothing else was found.";
  if (components === 0) return "Nothing is drawn with the component palette yet.";
  return components < 4
    ? "The sketch has only begun: it is checked from four components on."
    : "Nothing was found. That does not make the design good: ask about what is drawn.";
}

const number = new Intl.NumberFormat("en", { maximumSignificantDigits: 2 });

function factsWords({ source, readsPerS, writesPerS }: SessionFacts): string {
  if (source === null || readsPerS === null || writesPerS === null)
    return "Caches and shards are checked once the estimate has a read rate and a write rate.";
  const rates = `${number.format(readsPerS)} reads and ${number.format(writesPerS)} writes a second`;
  return source === "estimate" ? `By the estimate: ${rates}.` : `By the guide's worked estimate: ${rates}.`;
}
