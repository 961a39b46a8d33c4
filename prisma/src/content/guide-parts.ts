import type {
  ComponentContent,
  ConnectionContent,
  DeepDive,
  DesignContent,
  ExpectedQuestion,
  FollowUp,
  Hint,
  WorkedEstimate,
} from "./shapes.js";

/**
 * Short forms for writing guides. A prefix in the ids tells questions from follow-ups. Session logs refer to questions
 * by id, so an id must stay with its question when the wording changes.
 */
export function questions(byId: Readonly<Record<string, readonly [question: string, answer: string]>>) {
  return entries(byId, (id, [question, answer]): ExpectedQuestion => ({ id: `q-${id}`, question, answer }));
}

/** Hints by id, from gentle to strong, and the part of the guide that each belongs to: it is offered in that step. */
export function hints<Id extends string>(
  byId: Readonly<Record<Id, readonly [title: string, text: string]>>,
  parts: Readonly<Record<Id, NonNullable<Hint["part"]>>>,
) {
  return entries<readonly [title: string, text: string], Hint>(byId, (id, [title, text]) => ({
    id: `h-${id}`,
    title,
    text,
    part: parts[id as Id],
  }));
}

export function followUps(
  byId: Readonly<Record<string, readonly [question: string, ...talkingPoints: string[]]>>,
): FollowUp[] {
  return entries(byId, (id, [question, ...talkingPoints]) => ({ id: `f-${id}`, question, talkingPoints }));
}

type Options = Readonly<Record<string, readonly [pros: string[], cons: string[]]>>;

/** Options by name, each with its pros and cons. */
export function deepDives(byId: Readonly<Record<string, readonly [title: string, options: Options]>>): DeepDive[] {
  return entries(byId, (id, [title, options]) => ({
    id: `d-${id}`,
    title,
    options: entries(options, (name, [pros, cons]) => ({ name, pros, cons })),
  }));
}

type Row = readonly [key: string, name: string, formula: string, exact: string, said: string];

export function estimates(rows: readonly Row[]): WorkedEstimate[] {
  return rows.map(([key, name, formula, exact, said]) => ({ key, name, formula, exact, said }));
}

/** A box: kind, label, column and row on the grid, and a fact to show inside it. */
type Box = readonly [kind: string, label: string, column: number, row: number, note?: string];

/** A drawing of boxes by id, and arrows as "from > to: label"; "from ~> to" is an asynchronous arrow. */
export function drawing(boxes: Readonly<Record<string, Box>>, arrows: readonly string[]): DesignContent {
  const components = entries(
    boxes,
    (id, [kind, label, column, row, note = ""]): ComponentContent => ({ id, kind, label, note, column, row }),
  );
  return { components, connections: arrows.map(toConnection) };
}

const ARROW = /^([a-z0-9-]+) (~?)> ([a-z0-9-]+)(?:: (.+))?$/;

function toConnection(arrow: string): ConnectionContent {
  const [, from, tilde, to, label = ""] = ARROW.exec(arrow) ?? [];
  if (from === undefined || to === undefined) throw new Error(`this is no arrow: ${arrow}`);
  return { from, to, label, async: tilde === "~" };
}

function entries<V, R>(byId: Readonly<Record<string, V>>, make: (id: string, value: V) => R): R[] {
  return Object.entries(byId).map(([id, value]) => make(id, value));
}
