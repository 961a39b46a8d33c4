/**
 * The shapes of built-in content. They mirror the zod schemas in shared (framework, rubric, problem),
 * because this package may import only Prisma. `server/src/queries/built-in-problems.test.ts` parses the problems, and the
 * server parses the frameworks whenever it lists them.
 */

/** One stage of an interview. `minutes` is its budget; `key` is unique within the framework. */
interface StepContent {
  key: string;
  title: string;
  minutes: number;
  /** What everybody reads while the step runs. */
  candidatePrompts: string[];
  /** What only owner and interviewers read. */
  interviewerPrompts: string[];
  /** The kind of worksheet that the step opens. */
  worksheet: string | null;
}

export interface FrameworkContent {
  id: string;
  name: string;
  description: string;
  steps: StepContent[];
  builtIn: true;
  clonedFrom: null;
}

interface CriterionContent {
  key: string;
  title: string;
  question: string;
  /** Relative weight in the mean. */
  weight: number;
  evidenceIn: string;
  /** One behaviour description per level; index 0 describes level 1. */
  anchors: [string, string, string, string];
}

export interface RubricContent {
  id: string;
  name: string;
  description: string;
  criteria: CriterionContent[];
}

export interface ExpectedQuestion {
  id: string;
  question: string;
  answer: string;
}

export interface Hint {
  id: string;
  title: string;
  text: string;
  /** The step in which it helps. */
  part?: "requirements" | "estimate" | "api" | "data-model" | "design" | "deep-dive" | "bottlenecks";
}

export interface FollowUp {
  id: string;
  question: string;
  talkingPoints: string[];
}

export interface DeepDive {
  id: string;
  title: string;
  options: { name: string; pros: string[]; cons: string[] }[];
}

export interface WorkedEstimate {
  /** The row's name in other rows' formulas. */
  key: string;
  name: string;
  /** Numbers, units and keys; a test computes it. */
  formula: string;
  /** The result to the digits that matter. Text in brackets is not checked. */
  exact: string;
  /** The same figure, rounded as people say it aloud. */
  said: string;
}

/** One box of the drawing, at its place on the grid. */
export interface ComponentContent {
  id: string;
  kind: string;
  label: string;
  note: string;
  column: number;
  row: number;
}

/** An arrow of the drawing. `async`: nobody waits at its start for what happens at its end. */
export interface ConnectionContent {
  from: string;
  to: string;
  label: string;
  async: boolean;
}

export interface DesignContent {
  components: ComponentContent[];
  connections: ConnectionContent[];
}

/** The part of a problem that only owner and interviewers may read. */
export interface GuideContent {
  questions: ExpectedQuestion[];
  requirements: { functional: string[]; nonFunctional: string[]; outOfScope: string[] };
  /** Ordered from gentle to strong. */
  hints: Hint[];
  followUps: FollowUp[];
  deepDives: DeepDive[];
  estimates: WorkedEstimate[];
  entities: string[];
  endpoints: string[];
  /** An ordered walk through the design. */
  referenceDesign: string[];
  design: DesignContent;
  bottlenecks: string[];
  levelTwoAnswer: string;
  levelFourAnswer: string;
}

export interface ProblemContent {
  id: string;
  title: string;
  summary: string;
  /** In small letters. */
  topics: string[];
  seniorities: ("entry" | "mid" | "senior" | "staff")[];
  /** What the candidate reads; paragraphs are split by blank lines. */
  prompt: string;
  guide: GuideContent;
}
