import { can } from "@casement/shared/contract/policy";
import { debriefRows, isAlike } from "@casement/shared/scoring/debrief-rows";
import { Button } from "@mantine/core";
import { useMemo } from "react";
import { decisionAddress, fetchReport } from "@/api/exports";
import { participantName } from "@/session/people";
import { useMyself, useSessionId, useSessionState } from "@/session/session-context";
import { DownloadPdf } from "@/ui/saving/download-pdf";
import { useCriteria } from "../card/use-card";
import { CriterionDebrief } from "./criterion-debrief";
import classes from "./debrief.module.css";
import type { OpenCard } from "./open-cards";
import { Verdicts } from "./verdicts";

/** The open cards side by side: recommendations, then each criterion, the largest disagreement first. */
export function Debrief({ cards }: { cards: readonly OpenCard[] }) {
  const criteria = useCriteria();
  const rows = useMemo(() => {
    const counted = cards.filter(({ standing }) => standing === "panel");
    return debriefRows(
      criteria,
      counted.map(({ card }) => card),
    );
  }, [criteria, cards]);
  const [apart, alike] = [rows.filter((row) => !isAlike(row)), rows.filter(isAlike)];
  return (
    <div className={classes.debrief}>
      <OpenedEarly />
      <Verdicts cards={cards} />
      <section aria-label="To talk about">
        <h3 className={classes.heading}>To talk about</h3>
        {apart.length === 0 && <p className={classes.none}>The panel gave the same marks throughout.</p>}
        {apart.map((row) => (
          <CriterionDebrief key={row.criterion.key} row={row} cards={cards} />
        ))}
      </section>
      {alike.length > 0 && (
        <details className={classes.alike}>
          <summary>Marked alike ({alike.length})</summary>
          {alike.map((row) => (
            <CriterionDebrief key={row.criterion.key} row={row} cards={cards} />
          ))}
        </details>
      )}
      <DecisionRecord />
    </div>
  );
}

/** Who decided what, for the team's own system. */
function DecisionRecord() {
  const { role } = useMyself();
  const sessionId = useSessionId();
  const allowed = useSessionState((state) => can(role, "decision.read", state.phase));
  if (!allowed) return null;
  return (
    <section className={classes.record} aria-label="Reports and records">
      <p>
        Panel report: all cards side by side, what was agreed with its reason, the decision, times and the board.
        Private, for interviewers.
      </p>
      <DownloadPdf label="Download as PDF" load={() => fetchReport(sessionId, "panel")} />
      <p>Decision record: who marked, agreed and decided what, when and on which cards.</p>
      {(["csv", "json"] as const).map((as) => (
        <Button key={as} component="a" href={decisionAddress(sessionId, as)} download variant="default" size="xs">
          Download {as.toUpperCase()}
        </Button>
      ))}
    </section>
  );
}

function OpenedEarly() {
  const opened = useSessionState((state) => state.debrief.opened);
  const participants = useSessionState((state) => state.participants);
  if (opened === null) return null;
  const names = opened.missing.map((id) => participantName(participants, id)).join(" and ");
  return (
    <p className={classes.early}>
      Opened by <bdi>{participantName(participants, opened.by)}</bdi> without the card of <bdi>{names}</bdi>:{" "}
      <q dir="auto">{opened.reason}</q>
    </p>
  );
}
