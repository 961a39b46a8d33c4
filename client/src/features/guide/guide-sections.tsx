import type { Guide, GuidePart } from "@casement/shared/problem/problem";
import type { ReactNode } from "react";
import { AskedItem, DeepDive, Hints, Lines, WorkedEstimates } from "./guide-items";
import { matches } from "./guide-search";
import { OpenDrawing } from "./open-drawing";

export interface GuideSection {
  readonly title: string;
  /** null: it belongs to no step more than to another. */
  readonly part: GuidePart | null;
  /** Its entries that match the search; without any it is left out. */
  readonly count: number;
  readonly body: ReactNode;
}

/** The guide's sections in the order of an interview, each with the entries that match the search. */
export function sectionsOf(guide: Guide, query: string, drawing: () => ReactNode): readonly GuideSection[] {
  const found = <T,>(items: readonly T[]) => items.filter((item) => matches(item, query));
  const lines = (title: string, part: GuidePart | null, all: readonly string[], ordered = false): GuideSection => {
    const items = found(all);
    return { title, part, count: items.length, body: <Lines items={items} ordered={ordered} /> };
  };
  const { functional, nonFunctional, outOfScope } = guide.requirements;
  const [questions, followUps] = [found(guide.questions), found(guide.followUps)];
  const [dives, estimates, hints] = [found(guide.deepDives), found(guide.estimates), found(guide.hints)];
  const drawn = query.trim() === "" && guide.design.components.length > 0;
  const design = lines("Reference design", "design", guide.referenceDesign, true);
  return [
    {
      title: "Expected questions",
      part: "requirements",
      count: questions.length,
      body: <Questions items={questions} />,
    },
    lines("Functional requirements", "requirements", functional),
    lines("Non-functional requirements", "requirements", nonFunctional),
    lines("Out of scope", "requirements", outOfScope),
    {
      title: "Worked estimates",
      part: "estimate",
      count: estimates.length,
      body: <WorkedEstimates rows={estimates} />,
    },
    lines("Endpoints", "api", guide.endpoints),
    lines("Entities", "data-model", guide.entities),
    {
      ...design,
      count: design.count + Number(drawn),
      body: (
        <>
          {drawn && <OpenDrawing>{drawing}</OpenDrawing>}
          {design.body}
        </>
      ),
    },
    {
      title: "Deep dives",
      part: "deep-dive",
      count: dives.length,
      body: dives.map((dive) => <DeepDive key={dive.id} {...dive} />),
    },
    { title: "Follow-ups", part: "deep-dive", count: followUps.length, body: <FollowUps items={followUps} /> },
    lines("Bottlenecks", "bottlenecks", guide.bottlenecks),
    { title: "Hints", part: null, count: hints.length, body: <Hints hints={hints} /> },
    lines("An answer at level 2", null, [guide.levelTwoAnswer].filter(Boolean)),
    lines("An answer at level 4", null, [guide.levelFourAnswer].filter(Boolean)),
  ];
}

function Questions({ items }: { items: Guide["questions"] }) {
  return items.map(({ id, question, answer }) => (
    <AskedItem key={id} id={id} question={question}>
      <p dir="auto">{answer}</p>
    </AskedItem>
  ));
}

function FollowUps({ items }: { items: Guide["followUps"] }) {
  return items.map(({ id, question, talkingPoints }) => (
    <AskedItem key={id} id={id} question={question}>
      <Lines items={talkingPoints} />
    </AskedItem>
  ));
}
