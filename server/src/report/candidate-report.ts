import type { PublishedReport } from "@casement/shared/session-log/report";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Block, ReportContent, ReportLink } from "./pdf/report-content.js";
import { boardBlocks, faceAt, factsOf, heading, momentAt, type ReportFor, timeBlocks } from "./report-parts.js";

/** The recording that the candidate may watch now. `withMoments`: the whole of it, not a clip. */
export interface CandidatesShare {
  readonly id: string;
  readonly withMoments: boolean;
}

/**
 * The candidate's report: what was published, and beside it only what the candidate sees of their own session.
 * `state`: as the candidate may see it.
 */
export function candidateReport(
  state: SessionState,
  report: PublishedReport,
  made: ReportFor,
  share: CandidatesShare | null,
): ReportContent {
  const title = state.plan?.title ?? "";
  return {
    title,
    subtitle: "Feedback on a system design interview",
    foot: `${title}: feedback`,
    blocks: [
      factsOf(state, made),
      ...(report.feedback.trim() === "" ? [] : [heading("Feedback"), { kind: "text", text: report.feedback } as const]),
      ...markBlocks(report),
      ...timeBlocks(state),
      ...boardBlocks(),
      ...(share === null ? [] : momentBlocks(state, made, share)),
    ],
  };
}

function markBlocks({ scores }: PublishedReport): Block[] {
  if (scores === null || scores.length === 0) return [];
  return [
    heading("Marks"),
    ...scores.flatMap(({ title, mark, anchor, agreed }): Block[] => {
      const isLevel = mark !== "not-observed";
      const said = isLevel
        ? agreed === true
          ? ", agreed by your interviewers"
          : ""
        : "Not observed in this interview";
      return [
        heading(title, 3),
        { kind: "mark", level: isLevel ? mark : null, text: said },
        ...(anchor === null ? [] : [{ kind: "small", text: anchor } as const]),
      ];
    }),
  ];
}

function momentBlocks(state: SessionState, { origin }: ReportFor, { id, withMoments }: CandidatesShare): Block[] {
  const address = `${origin}/shared/${id}`;
  const whole: ReportLink = { text: "Watch the recording", address };
  const moments = withMoments ? momentsOf(state) : [];
  return [
    heading("Moments"),
    {
      kind: "links",
      items: [
        whole,
        ...moments.map(({ at, words }) => ({
          text: `${faceAt(at, state)}  ${words}`,
          address: `${address}?t=${momentAt(at, state)}`,
        })),
      ],
    },
  ];
}

/** Where steps began, hints were given and comments point to, in order of time. */
function momentsOf({ plan, clock, hints, checks, threads }: SessionState) {
  const steps = clock.visits.map(({ stepIndex, enteredAt }) => ({
    at: enteredAt,
    words: `${plan?.steps[stepIndex]?.title ?? ""} begins`,
  }));
  const help = [
    ...hints.map(({ at, title }) => ({ at, words: `Hint: ${title}` })),
    ...checks.map(({ at, text }) => ({ at, words: `Finding: ${text}` })),
  ];
  const said = threads.flatMap(({ at, comments: [first] }) =>
    first === undefined || first.text === "" ? [] : [{ at, words: `Comment: ${first.text.replace(/\s+/g, " ")}` }],
  );
  return [...steps, ...help, ...said].toSorted((one, other) => one.at - other.at);
}
