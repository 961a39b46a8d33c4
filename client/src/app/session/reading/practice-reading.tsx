import { SoundConsentNote } from "@/features/consent/sound-consent";
import { ExportSection } from "@/features/export/export-section";
import { BranchList } from "@/features/practice/branch-list";
import { BranchOrigin } from "@/features/practice/branch-origin";
import { HelpGiven } from "@/features/reading/help-given";
import { Outcome } from "@/features/reading/outcome";
import { ReadingPage, type ReadingPart, type ReadingSection } from "@/features/reading/reading-page";
import { ScorecardEditor } from "@/features/scoring/scorecard-editor";
import { SharePlayback } from "@/features/sharing/share-playback";
import { useHasWords } from "@/features/words/words-section";
import { useIsSoundRecorded } from "@/session/plan-options";
import { useSessionId } from "@/session/session-context";
import { FinalBoard, FinalSheets } from "./final-work";
import { useGuideParts } from "./guide-parts";
import { Notes, WatchRecording, words } from "./interviewer-reading";

/** After practice: how it went, the board beside the reference design, the guide, and the rubric to score oneself. */
export function PracticeReading({ time }: { time: ReadingSection }) {
  const sessionId = useSessionId();
  const sound: ReadingSection[] = useIsSoundRecorded()
    ? [{ id: "sound", title: "Your sound", body: <SoundConsentNote /> }]
    : [];
  const said = useHasWords() ? [words] : [];
  const guide = useGuideParts([
    { id: "board", title: "Your board", body: <FinalBoard /> },
    { id: "worksheets", title: "Your worksheets", body: <FinalSheets /> },
  ]);
  const parts: [ReadingPart, ...ReadingPart[]] = [
    {
      title: "How it went",
      sections: [
        { id: "outcome", title: "How it went", body: <Outcome /> },
        time,
        { id: "help", title: "Help", body: <HelpGiven /> },
        { id: "branches", title: "Retries", body: <BranchList sessionId={sessionId} /> },
      ],
    },
    { title: "Score yourself", sections: [own] },
    ...guide,
    { title: "Notes", sections: [{ id: "notes", title: "Notes", body: <Notes /> }, ...said] },
    {
      title: "Share and keep",
      sections: [
        {
          id: "sharing",
          title: "Share recording",
          lead: "Let somebody watch how you worked, without an account. Your notes, your marks and the guide are never in it.",
          body: <SharePlayback sessionId={sessionId} />,
        },
        ...sound,
        { id: "export", title: "Export", body: <ExportSection sessionId={sessionId} /> },
      ],
    },
  ];
  return (
    <>
      <BranchOrigin />
      <ReadingPage actions={<WatchRecording sessionId={sessionId} />} parts={parts} />
    </>
  );
}

const own: ReadingSection = {
  id: "scorecards",
  title: "Score yourself",
  lead: "The rubric of an interview, with its anchors. Be honest: nobody else sees it.",
  body: <ScorecardEditor />,
};
