import { LEVEL_NAMES, MEETS_BAR } from "@casement/shared/scoring/rubric";
import type { ReportedScores } from "@casement/shared/session-log/report";

/** What a template's words in braces are filled in with. */
export interface Filling {
  readonly candidate: string;
  readonly scores: ReportedScores;
}

/** The words in braces that a template may have, with what stands for them. */
export const PLACEHOLDERS = {
  candidate: "the candidate's name",
  marks: "every criterion with its mark",
  strengths: "criteria that meet the bar or more",
  "to work on": "criteria below the bar",
} as const;
type Placeholder = keyof typeof PLACEHOLDERS;

/** Templates that everybody has. */
export const SHIPPED: readonly { readonly name: string; readonly text: string }[] = [
  {
    name: "Strengths, to work on, next steps",
    text: "Dear {candidate}, thank you for the interview.\n\nStrengths\n{strengths}\n\nTo work on\n{to work on}\n\nNext steps\n- ",
  },
  {
    name: "Criterion by criterion",
    text: "Dear {candidate}, thank you for the interview. This is what I saw in each criterion.\n\n{marks}\n\nNext steps\n- ",
  },
  {
    name: "Start, stop, continue",
    text: "Dear {candidate}, thank you for the interview.\n\nContinue\n{strengths}\n\nStart\n{to work on}\n\nStop\n- \n\nNext steps\n- ",
  },
];

/** The template with its words in braces filled in. Other words in braces stay as they are. Pure. */
export function fillTemplate(text: string, { candidate, scores }: Filling): string {
  const leveled = (fits: (level: number) => boolean) =>
    scores.filter(({ mark }) => mark !== "not-observed" && fits(mark)).map(({ title }) => `- ${title}: `);
  const marks = scores.map(({ title, mark }) =>
    mark === "not-observed"
      ? `- ${title}: not observed`
      : `- ${title}: ${mark} of 4, ${LEVEL_NAMES[mark].toLowerCase()}. `,
  );
  const filled: Readonly<Record<Placeholder, string>> = {
    candidate,
    marks: listed(marks),
    strengths: listed(leveled((level) => level >= MEETS_BAR)),
    "to work on": listed(leveled((level) => level < MEETS_BAR)),
  };
  return text.replace(/\{([a-z ]+)\}/g, (whole, name: string) =>
    name in filled ? filled[name as Placeholder] : whole,
  );
}

/** A list that has nothing in it yet begins with an empty item. */
function listed(lines: readonly string[]): string {
  return lines.length === 0 ? "- " : lines.join("\n");
}
