import type { MarkerKind } from "@casement/shared/playback/markers";
import { isInterviewer } from "@casement/shared/role";
import { useState } from "react";
import { ChatLog } from "../../features/chat/chat-log";
import { NoteList } from "../../features/notes/note-list";
import { Moments } from "../../features/playback/moments";
import { useRecording } from "../../features/playback/player-context";
import { ScoresThen } from "../../features/playback/scores-then";
import { SharedFeedback } from "../../features/report/shared-feedback";
import { type PanelTab, PanelTabs } from "../../features/room/panel-tabs";
import { useMyself } from "../../realtime/room-context";
import classes from "./playback.module.css";

type Tab = "moments" | "notes" | "scores" | "feedback" | "chat";

/**
 * Beside the board: all moments of the recording, and notes, scores and chat as they were at the one shown. Of a
 * shared recording what its owner chose: the feedback as it reads now.
 */
export function PlaybackPanel({ kinds }: { kinds: ReadonlySet<MarkerKind> }) {
  const { role } = useMyself();
  const { manifest, fold } = useRecording();
  const [tab, setTab] = useState<Tab>("moments");
  const moments = { tab: "moments", label: "Moments", body: <Moments kinds={kinds} /> } as const;
  const chat = { tab: "chat", label: "Chat", body: <ChatLog /> } as const;
  const tabs: PanelTab<Tab>[] = isInterviewer(role)
    ? [
        moments,
        { tab: "notes", label: "Notes", body: <NoteList newestFirst /> },
        { tab: "scores", label: "Scores", body: <ScoresThen /> },
        chat,
      ]
    : [moments];
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
