import { isInterviewer } from "@casement/shared/session/role";
import type { Note } from "@casement/shared/session-log/state";
import type { RefObject } from "react";
import { drawReference } from "@/features/board/lazy-board";
import { Checks } from "@/features/checks/checks";
import { Guide } from "@/features/guide/guide";
import { NoteComposer } from "@/features/notes/note-composer";
import { NoteList } from "@/features/notes/note-list";
import { PanelTabs } from "@/features/room/panel-tabs";
import { NoteAsEvidence, useEvidenceOf } from "@/features/scoring/evidence/note-as-evidence";
import { ScorecardEditor } from "@/features/scoring/scorecard-editor";
import { SealedCards } from "@/features/scoring/sealed-cards";
import { ShadowSeats } from "@/features/scoring/shadow-seats";
import { usePlanOptions } from "@/session/plan-options";
import { useMyself } from "@/session/session-context";
import classes from "./session.module.css";
import type { PanelTab } from "./use-panel";

interface PanelProps {
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
  readonly noteRef: RefObject<HTMLTextAreaElement | null>;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

const asEvidence = (note: Note) => <NoteAsEvidence note={note} />;

/** The interviewers' panel of the room; a shadow has the scorecard alone. */
export function Panel({ tab, onTab, noteRef, searchRef }: PanelProps) {
  const { role } = useMyself();
  const options = usePlanOptions();
  const practice = options.mode === "practice";
  const evidence = useEvidenceOf();
  const notes = (
    <div className={classes.notes}>
      <NoteComposer inputRef={noteRef} asEvidence={evidence.map(({ add }) => add)} />
      <NoteList newestFirst aside={practice ? undefined : asEvidence} />
    </div>
  );
  const guide = <Guide searchRef={searchRef} board={drawReference} />;
  const scorecard = (
    <>
      <SealedCards />
      <ShadowSeats />
      <ScorecardEditor />
    </>
  );
  // In practice, guide and scorecard come at the end: the server has not sent them before.
  const checks = options.checks
    ? [{ tab: "checks", label: "Checks", body: <Checks looking={tab === "checks"} /> } as const]
    : [];
  if (!isInterviewer(role)) {
    const own = [{ tab: "scorecard", label: "Scorecard", body: scorecard }] as const;
    return <PanelTabs<PanelTab> label="Shadow's panel" tab="scorecard" onTab={onTab} tabs={own} />;
  }
  const tabs = practice
    ? [{ tab: "notes", label: "Notes", body: notes } as const, ...checks]
    : [
        { tab: "notes", label: "Notes", body: notes } as const,
        { tab: "guide", label: "Guide", body: guide } as const,
        ...checks,
        { tab: "scorecard", label: "Scorecard", body: scorecard } as const,
      ];
  return (
    <PanelTabs<PanelTab>
      label={practice ? "Your panel" : "Interviewer's panel"}
      tab={tabs.some((one) => one.tab === tab) ? tab : "notes"}
      onTab={onTab}
      tabs={tabs}
    />
  );
}
