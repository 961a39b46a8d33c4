import { isInterviewer } from "@casement/shared/session/role";
import { commentsReach } from "@casement/shared/session-log/visible-to";
import { useState } from "react";
import { ChatLog } from "@/features/chat/chat-log";
import { Comments } from "@/features/comments/comments";
import { NoteList } from "@/features/notes/note-list";
import type { MomentKind } from "@/features/player/model/moments/moment-kinds";
import { useRecording } from "@/features/player/model/player-context";
import { Moments } from "@/features/player/panel/moments";
import { SharedFeedback } from "@/features/report/shared-feedback";
import { type PanelTab, PanelTabs } from "@/features/room/panel-tabs";
import { LiveSession, useCanComment, useLiveState, useMyself } from "@/session/session-context";
import classes from "./playback.module.css";
import { PlaybackScores } from "./playback-scores";

type Tab = "moments" | "notes" | "scores" | "comments" | "feedback" | "chat";

/**
 * Beside the board: all moments of the recording; notes, scores and chat as of the shown moment; comments and the
 * viewer's own scorecard as they are now. In a shared recording only what the owner chose, with the feedback as it is
 * now.
 */
export function PlaybackPanel({ kinds }: { kinds: ReadonlySet<MomentKind> }) {
  const { role } = useMyself();
  const { manifest, fold } = useRecording();
  const maySay = useCanComment();
  const talking = useLiveState((state) => commentsReach(role, state)) && maySay;
  const [tab, setTab] = useState<Tab>(() => (asksForScores() ? "scores" : "moments"));
  const moments = { tab: "moments", label: "Moments", body: <Moments kinds={kinds} /> } as const;
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
        { tab: "notes", label: "Notes", body: <NoteList newestFirst /> },
        { tab: "scores", label: "Scores", body: <PlaybackScores mineFirst={asksForScores()} /> },
        comments,
        chat,
      ]
    : [moments];
  if (talking && !isInterviewer(role)) tabs.push(comments);
  if (manifest.shared?.choices.feedback === true || manifest.shared?.choices.scores === true) {
    const { report } = fold.after(manifest.events.length);
    tabs.push({ tab: "feedback", label: "Feedback", body: <SharedFeedback report={report} /> });
  }
  if (manifest.shared?.choices.chat === true) tabs.push(chat);
  return (
    <div className={classes.panel}>
      <PanelTabs<Tab> label="What happened" tab={tab} onTab={setTab} tabs={tabs} />
    </div>
  );
}

/** Whether the address asks for the scores (`paths.scoring`). */
function asksForScores(): boolean {
  return new URLSearchParams(window.location.search).get("panel") === "scores";
}
