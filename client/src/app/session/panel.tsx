import type { RefObject } from "react";
import { ReferenceBoard } from "../../features/board/lazy-board";
import { Guide } from "../../features/guide/guide";
import { NoteComposer } from "../../features/notes/note-composer";
import { NoteList } from "../../features/notes/note-list";
import { type PanelTab, PanelTabs } from "../../features/room/panel-tabs";
import { ScorecardEditor } from "../../features/scoring/scorecard-editor";
import { SealedCards } from "../../features/scoring/sealed-cards";
import classes from "./session.module.css";

export interface PanelProps {
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
  readonly noteRef: RefObject<HTMLTextAreaElement | null>;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

/** The interviewers' panel of the room. */
export function Panel({ tab, onTab, noteRef, searchRef }: PanelProps) {
  return (
    <PanelTabs
      tab={tab}
      onTab={onTab}
      notes={
        <div className={classes.notes}>
          <NoteComposer inputRef={noteRef} />
          <NoteList newestFirst />
        </div>
      }
      guide={
        <Guide
          searchRef={searchRef}
          board={(design) => <ReferenceBoard design={design} label="The reference design" />}
        />
      }
      scorecard={
        <>
          <SealedCards />
          <ScorecardEditor />
        </>
      }
    />
  );
}
