import { clockFace } from "@casement/shared/lib/clock-face";
import { writeMoment } from "@casement/shared/lib/moment-address";
import { timeLedger } from "@casement/shared/session/time-ledger";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Block, Fact } from "./pdf/report-content.js";

/** What a report is made for, beside the state that its reader may see. */
export interface ReportFor {
  readonly sessionId: string;
  /** Of the server, for links: "https://casement.example". */
  readonly origin: string;
  /** The reader's time zone. */
  readonly zone: string;
}

export const heading = (text: string, level: 2 | 3 = 2): Block => ({ kind: "heading", level, text });

/** When it was, for whom and about what. Names that nobody gave are left out. */
export function factsOf({ plan, clock, participants }: SessionState, { zone }: ReportFor): Block {
  const people = Object.values(participants).filter(({ removed }) => !removed);
  const named = (roles: readonly string[]) =>
    people
      .filter(({ role }) => roles.includes(role))
      .map(({ name }) => name)
      .join(", ");
  const { startedAt, endedAt } = clock;
  const rows: Fact[] = [
    { name: "Candidate", value: named(["candidate"]) || (plan?.candidateName ?? "") },
    { name: "Interviewers", value: named(["owner", "interviewer"]) },
    { name: "Problem", value: plan?.problemTitle ?? "" },
    { name: "Interview", value: startedAt === null ? "" : sayWhen(startedAt, zone) },
    { name: "Length", value: startedAt === null || endedAt === null ? "" : clockFace(endedAt - startedAt) },
  ];
  return { kind: "facts", rows: rows.filter(({ value }) => value !== "") };
}

export function sayWhen(at: number, zone: string): string {
  const words = { dateStyle: "long", timeStyle: "short", timeZone: zone } as const;
  return `${new Intl.DateTimeFormat("en-GB", words).format(at)} (${zone})`;
}

/** Time per step against its budget: the ribbon, and the same as a table. */
export function timeBlocks({ plan, clock }: SessionState): Block[] {
  const { rows } = timeLedger(clock, plan?.steps ?? []);
  if (rows.length === 0) return [];
  const used = ({ spentMs, carriedMs }: (typeof rows)[number]) => spentMs + carriedMs;
  return [
    heading("Time per step"),
    {
      kind: "ribbon",
      steps: rows.map((row) => ({ title: row.title, budgetMs: row.budgetMs, spentMs: used(row) })),
    },
    {
      kind: "table",
      head: ["Step", "Planned", "Used", "Difference"],
      rows: rows.map((row, index) => {
        const isReached = row.entered || row.carriedMs > 0;
        const difference = isReached ? signed(used(row) - row.budgetMs) : "";
        return [
          `${index + 1}. ${row.title}`,
          clockFace(row.budgetMs),
          isReached ? clockFace(used(row)) : "not reached",
          difference,
        ];
      }),
    },
  ];
}

function signed(ms: number): string {
  const whole = Math.round(Math.abs(ms) / 1000) * 1000;
  if (whole === 0) return "on time";
  return ms > 0 ? `${clockFace(whole)} over` : `${clockFace(whole)} under`;
}

export function boardBlocks(): Block[] {
  return [heading("The board at the end"), { kind: "board", description: "The board as it was at the end." }];
}

/** The place of a moment in a recording's address. */
export function momentAt(at: number, { clock }: Pick<SessionState, "clock">): string {
  return writeMoment(at - (clock.startedAt ?? at));
}

/** The time of a moment, as the player shows it. */
export function faceAt(at: number, { clock }: Pick<SessionState, "clock">): string {
  return clockFace(Math.max(0, at - (clock.startedAt ?? at)));
}
