import { newId } from "@casement/shared/lib/new-id";
import { EMPTY_GUIDE, type Guide, type ProblemDraft, problemDraftSchema } from "@casement/shared/problem/problem";
import { type FieldFault, fieldFaults } from "@casement/shared/problem/problem-faults";

export const NEW_PROBLEM: ProblemDraft = {
  title: "",
  summary: "",
  topics: [],
  seniorities: [],
  prompt: "",
  guide: EMPTY_GUIDE,
};

/** An id that no other row has. The log refers to rows by it, so it must not be reused. */
export function newRowId(prefix: string): string {
  return `${prefix}-${newId()}`;
}

type DeepDive = Guide["deepDives"][number];

const isEmpty = (...texts: readonly string[]) => texts.every((text) => text.trim() === "");
const isEmptyOption = ({ name, pros, cons }: DeepDive["options"][number]) => isEmpty(name, ...pros, ...cons);

/** Whether nothing was written in a row, by the list that it stands in. */
const EMPTY_ROW = {
  questions: ({ question, answer }: Guide["questions"][number]) => isEmpty(question, answer),
  hints: ({ title, text }: Guide["hints"][number]) => isEmpty(title, text),
  followUps: ({ question, talkingPoints }: Guide["followUps"][number]) => isEmpty(question, ...talkingPoints),
  deepDives: ({ title, options }: DeepDive) => isEmpty(title) && options.every(isEmptyOption),
  estimates: ({ key, name, formula, exact, said }: Guide["estimates"][number]) =>
    isEmpty(key, name, formula, exact, said),
};

/** The draft without the rows in which nothing was written. A deep dive with a title keeps its first option. */
export function withoutEmptyRows(draft: ProblemDraft): ProblemDraft {
  const { guide } = draft;
  return {
    ...draft,
    guide: {
      ...guide,
      questions: guide.questions.filter((row) => !EMPTY_ROW.questions(row)),
      hints: guide.hints.filter((row) => !EMPTY_ROW.hints(row)),
      followUps: guide.followUps.filter((row) => !EMPTY_ROW.followUps(row)),
      deepDives: guide.deepDives.filter((row) => !EMPTY_ROW.deepDives(row)).map(withoutEmptyOptions),
      estimates: guide.estimates.filter((row) => !EMPTY_ROW.estimates(row)),
    },
  };
}

function withoutEmptyOptions(dive: DeepDive): DeepDive {
  const written = dive.options.filter((option) => !isEmptyOption(option));
  return { ...dive, options: written.length > 0 ? written : dive.options.slice(0, 1) };
}

/** The faults for which a save is refused; rows that a save leaves out have none. */
export function faultsOf(draft: ProblemDraft): FieldFault[] {
  const parsed = problemDraftSchema.safeParse(draft);
  return parsed.success ? [] : fieldFaults(parsed.error).filter(({ path }) => !isInEmptyRow(draft.guide, path));
}

function isInEmptyRow(guide: Guide, path: string): boolean {
  const [part, list, at, field, option] = path.split(".");
  if (part !== "guide" || list === undefined || !(list in EMPTY_ROW)) return false;
  const row = guide[list as keyof typeof EMPTY_ROW][Number(at)];
  if (row === undefined) return false;
  if ((EMPTY_ROW[list as keyof typeof EMPTY_ROW] as (row: unknown) => boolean)(row)) return true;
  if (field !== "options" || option === undefined) return false;
  const { options } = row as DeepDive;
  const its = options[Number(option)];
  return its !== undefined && isEmptyOption(its) && options.some((other) => !isEmptyOption(other));
}
