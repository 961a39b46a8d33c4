import type { Design } from "@casement/shared/design/design";
import type { Guide as GuideContent } from "@casement/shared/problem/problem";
import { TextInput } from "@mantine/core";
import { type ReactNode, type Ref, useState } from "react";
import { usePlanOptions } from "@/session/plan-options";
import { useSessionState } from "@/session/session-context";
import { IconSearch } from "@/ui/icons";
import classes from "./guide.module.css";
import { AskedItem, DeepDive, HintItem, Lines, WorkedEstimates } from "./guide-items";
import { matches } from "./guide-search";
import { OpenDrawing } from "./open-drawing";
import { Section } from "./section";

interface GuideProps {
  readonly searchRef?: Ref<HTMLInputElement>;
  /** Draws the reference design. */
  readonly board: (design: Design) => ReactNode;
}

/** The problem's guide, with a search. The server sends it to interviewers only. */
export function Guide({ searchRef, board }: GuideProps) {
  const guide = useSessionState((state) => state.privateGuide?.guide);
  const version = useSessionState((state) => state.plan?.problemVersion);
  const { hints: hintsOn } = usePlanOptions();
  const [query, setQuery] = useState("");
  if (guide === undefined) return <p className={classes.none}>There is no guide for this problem.</p>;
  const found = <T,>(items: readonly T[]) => items.filter((item) => matches(item, query));
  const searching = query.trim() !== "";
  return (
    <div className={classes.guide}>
      <TextInput
        ref={searchRef}
        size="xs"
        aria-label="Search the guide"
        placeholder="Search the guide"
        leftSection={<IconSearch size={14} stroke={1.5} />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      {guide.design.components.length > 0 && <OpenDrawing>{() => board(guide.design)}</OpenDrawing>}
      <Section title="Expected questions" count={found(guide.questions).length} searching={searching} open>
        {found(guide.questions).map(({ id, question, answer }) => (
          <AskedItem key={id} id={id} question={question}>
            <p dir="auto">{answer}</p>
          </AskedItem>
        ))}
      </Section>
      <Section title="Hints" count={found(guide.hints).length} searching={searching} open>
        {!hintsOn && <p className={classes.version}>Hints are switched off in this session.</p>}
        {found(guide.hints).map((hint) => (
          <HintItem key={hint.id} {...hint} />
        ))}
      </Section>
      <Section title="Follow-ups" count={found(guide.followUps).length} searching={searching}>
        {found(guide.followUps).map(({ id, question, talkingPoints }) => (
          <AskedItem key={id} id={id} question={question}>
            <Lines items={talkingPoints} />
          </AskedItem>
        ))}
      </Section>
      <Section title="Deep dives" count={found(guide.deepDives).length} searching={searching}>
        {found(guide.deepDives).map((dive) => (
          <DeepDive key={dive.id} {...dive} />
        ))}
      </Section>
      <Section title="Worked estimates" count={found(guide.estimates).length} searching={searching}>
        <WorkedEstimates rows={found(guide.estimates)} />
      </Section>
      {linesOfGuide(guide).map(({ title, items, ordered }) => (
        <Section key={title} title={title} count={found(items).length} searching={searching}>
          <Lines items={found(items)} ordered={ordered} />
        </Section>
      ))}
      {version !== undefined && <p className={classes.version}>Version {version} of this problem</p>}
    </div>
  );
}

/** The parts of a guide that are lists of lines. */
function linesOfGuide(guide: GuideContent) {
  const { functional, nonFunctional, outOfScope } = guide.requirements;
  return [
    { title: "Functional requirements", items: functional, ordered: false },
    { title: "Non-functional requirements", items: nonFunctional, ordered: false },
    { title: "Out of scope", items: outOfScope, ordered: false },
    { title: "Entities", items: guide.entities, ordered: false },
    { title: "Endpoints", items: guide.endpoints, ordered: false },
    { title: "Reference design", items: guide.referenceDesign, ordered: true },
    { title: "Bottlenecks", items: guide.bottlenecks, ordered: false },
    { title: "An answer at level 2", items: [guide.levelTwoAnswer].filter(Boolean), ordered: false },
    { title: "An answer at level 4", items: [guide.levelFourAnswer].filter(Boolean), ordered: false },
  ];
}
