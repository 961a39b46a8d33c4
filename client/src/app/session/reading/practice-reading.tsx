import type { Design } from "@casement/shared/design/design";
import { LazyReferenceBoard } from "@/features/board/lazy-board";
import { ExportSection } from "@/features/export/export-section";
import { Guide } from "@/features/guide/guide";
import { BranchList } from "@/features/practice/branch-list";
import { BranchOrigin } from "@/features/practice/branch-origin";
import { HelpGiven } from "@/features/reading/help-given";
import { ReadingPage, type ReadingSection } from "@/features/reading/reading-page";
import { ScorecardEditor } from "@/features/scoring/scorecard-editor";
import { SharePlayback } from "@/features/sharing/share-playback";
import { useSessionId, useSessionState } from "@/session/session-context";
import { FinalWork } from "./final-work";
import { Notes, WatchRecording } from "./interviewer-reading";

const reference = (design: Design) => <LazyReferenceBoard design={design} label="The reference design" enlarges />;

/** After practice: the board beside the reference design, the guide, and the rubric to score oneself. */
export function PracticeReading({ time }: { time: ReadingSection }) {
  const sessionId = useSessionId();
  const title = useSessionState((state) => state.plan?.title ?? "");
  const design = useSessionState((state) => state.privateGuide?.guide.design);
  const sections: ReadingSection[] = [
    time,
    { id: "board", title: "Your board", body: <FinalWork sessionId={sessionId} title={title} /> },
    ...(design !== undefined && design.components.length > 0
      ? [
          {
            id: "reference",
            title: "Reference design",
            lead: "One good answer of several. Where does yours differ, and could you say why?",
            body: reference(design),
          },
        ]
      : []),
    {
      id: "scorecards",
      title: "Score yourself",
      lead: "The rubric of an interview, with its anchors. Be honest: nobody else sees it.",
      body: <ScorecardEditor />,
    },
    { id: "guide", title: "Guide", body: <Guide board={reference} /> },
    { id: "notes", title: "Notes", body: <Notes /> },
    { id: "help", title: "Help", body: <HelpGiven /> },
    { id: "branches", title: "Tried again from here", body: <BranchList sessionId={sessionId} /> },
    {
      id: "sharing",
      title: "Share playback",
      lead: "Let somebody watch how you worked, without an account. Notes, your own marks and the guide are never in it.",
      body: <SharePlayback sessionId={sessionId} />,
    },
    { id: "export", title: "Export", body: <ExportSection sessionId={sessionId} /> },
  ];
  return (
    <>
      <BranchOrigin />
      <ReadingPage actions={<WatchRecording sessionId={sessionId} />} sections={sections} />
    </>
  );
}
