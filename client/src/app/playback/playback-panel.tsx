import type { MarkerKind } from "@casement/shared/playback/markers";
import { isInterviewer } from "@casement/shared/role";
import { useState } from "react";
import { ChatLog } from "../../features/chat/chat-log";
import { NoteList } from "../../features/notes/note-list";
import { Moments } from "../../features/playback/moments";
import { ScoresThen } from "../../features/playback/scores-then";
import { PanelTabs } from "../../features/room/panel-tabs";
import { useMyself } from "../../realtime/room-context";
import classes from "./playback.module.css";

type Tab = "moments" | "notes" | "scores" | "chat";

/** Beside the board: all moments of the recording, and notes, scores and chat as they were at the one shown. */
export function PlaybackPanel({ kinds }: { kinds: ReadonlySet<MarkerKind> }) {
  const { role } = useMyself();
  const [tab, setTab] = useState<Tab>("moments");
  const moments = { tab: "moments", label: "Moments", body: <Moments kinds={kinds} /> } as const;
  const chat = { tab: "chat", label: "Chat", body: <ChatLog /> } as const;
  const tabs = isInterviewer(role)
    ? [
        moments,
        { tab: "notes", label: "Notes", body: <NoteList newestFirst /> } as const,
        { tab: "scores", label: "Scores", body: <ScoresThen /> } as const,
        chat,
      ]
    : [moments, chat];
  return (
    <div className={classes.panel}>
      <PanelTabs<Tab> label="What happened" tab={tab} onTab={setTab} tabs={tabs} />
    </div>
  );
}
