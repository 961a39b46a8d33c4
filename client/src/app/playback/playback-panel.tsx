import type { Design } from "@casement/shared/design/design";
import { isInterviewer } from "@casement/shared/session/role";
import { commentsReach } from "@casement/shared/session-log/audience/visible-to";
import type { PublishedReport } from "@casement/shared/session-log/report";
import type { WorksheetKind } from "@casement/shared/worksheets/worksheet";
import { type ReactNode, useState } from "react";
import { ChatLog } from "@/features/chat/chat-log";
import { Comments } from "@/features/comments/comments";
import { Guide } from "@/features/guide/guide";
import { NoteList } from "@/features/notes/note-list";
import type { MomentKind } from "@/features/player/model/moments/moment-kinds";
import { useRecording } from "@/features/player/model/player-context";
import { Moments } from "@/features/player/panel/moments";
import { SharedFeedback } from "@/features/report/shared-feedback";
import { type PanelTab, PanelTabs } from "@/features/room/panel-tabs";
import { LiveSession, useCanComment, useLiveState, useMyself } from "@/session/session-context";
import classes from "./playback.module.css";
import { PlaybackScores, type ShownScores } from "./playback-scores";
import { useRecordedLines, WordsThen } from "./words-then";

type Tab = "card" | "moments" | "words" | "notes" | "scores" | "comments" | "guide" | "feedback" | "chat";

/** Draws a reference design. An exported page has nothing to draw it with. */
export type DrawReference = (design: Design) => ReactNode;

interface PlaybackPanelProps {
  /** The scorecard of a case for training. */
  readonly card: ReactNode;
  readonly kinds: ReadonlySet<MomentKind>;
  readonly reference?: DrawReference | undefined;
  /** Shows a worksheet in which a search found something. */
  readonly onSheet: (kind: WorksheetKind) => void;
}

/**
 * Beside the board: all moments of the recording; notes, scores and chat as of the shown moment; comments, the shared
 * feedback and the viewer's own scorecard as they are now. In a shared recording only what the owner chose, with the feedback as it is
 * now.
 */
export function PlaybackPanel({ card, kinds, reference, onSheet }: PlaybackPanelProps) {
  const { role } = useMyself();
  const { manifest, fold } = useRecording();
  const maySay = useCanComment();
  const talking = useLiveState((state) => commentsReach(role, state)) && maySay;
  const [tab, setTab] = useState<Tab>(() => (card !== undefined ? "card" : asksForScores() ? "scores" : "moments"));
  const published = useLiveState((state) => state.report);
  const [scores, setScores] = useState<ShownScores>(() => (asksForScores() ? "mine" : "then"));
  const guided = useLiveState((state) => state.privateGuide !== null);
  const moments = { tab: "moments", label: "Moments", body: <Moments kinds={kinds} onSheet={onSheet} /> } as const;
  const lines = useRecordedLines();
  const words =
    lines.length === 0 ? [] : [{ tab: "words", label: "Words", body: <WordsThen lines={lines} /> } as const];
  const chat = { tab: "chat", label: "Chat", body: <ChatLog /> } as const;
  const comments = {
    tab: "comments",
    label: "Comments",
    body: (
      <LiveSession>
        <Comments />
      </LiveSession>
    ),
  } as const;
  const tabs: PanelTab<Tab>[] = isInterviewer(role)
    ? [
        moments,
        ...words,
        { tab: "notes", label: "Notes", body: <NoteList newestFirst /> },
        { tab: "scores", label: "Scores", body: <PlaybackScores shown={scores} onShown={setScores} /> },
        comments,
        ...(reference !== undefined && guided ? [guide(reference)] : []),
        ...(published === null ? [] : [feedback(published)]),
        chat,
      ]
    : [moments, ...words];
  if (talking && !isInterviewer(role)) tabs.push(comments);
  if (manifest.shared?.choices.feedback === true || manifest.shared?.choices.scores === true) {
    tabs.push(feedback(fold.after(manifest.events.length).report));
  }
  if (manifest.shared?.choices.chat === true) tabs.push(chat);
  if (card !== undefined) tabs.unshift({ tab: "card", label: "Scorecard", body: card });
  return (
    <div className={classes.panel}>
      <PanelTabs<Tab> label="What happened" tab={tab} onTab={setTab} tabs={tabs} />
    </div>
  );
}

/** The feedback as it is shared now. */
function feedback(report: PublishedReport | null): PanelTab<Tab> {
  return { tab: "feedback", label: "Feedback", body: <SharedFeedback report={report} /> };
}

/** The guide as it is now: in the recording's own state its questions could be ticked and its hints shown. */
function guide(reference: DrawReference): PanelTab<Tab> {
  return {
    tab: "guide",
    label: "Guide",
    body: (
      <LiveSession>
        <Guide board={reference} />
      </LiveSession>
    ),
  };
}

/** Whether the address asks for the scores (`paths.scoring`). */
function asksForScores(): boolean {
  return new URLSearchParams(window.location.search).get("panel") === "scores";
}
