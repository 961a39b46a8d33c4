import type { Design } from "@casement/shared/design/design";
import { currentStep } from "@casement/shared/session/step-clock";
import { TextInput } from "@mantine/core";
import { type ReactNode, type Ref, useState } from "react";
import { useSessionState } from "@/session/session-context";
import { IconSearch } from "@/ui/icons/icons";
import classes from "./guide.module.css";
import { type GuideSection, sectionsOf } from "./guide-sections";
import { NextHints } from "./next-hints";
import { Section } from "./section";
import { partsOfStep } from "./step-parts";

const NO_STEPS: readonly never[] = [];
/** After the end no step is the present one. */
const NO_PARTS: readonly never[] = [];

interface GuideProps {
  readonly searchRef?: Ref<HTMLInputElement>;
  /** Draws the reference design. */
  readonly board: (design: Design) => ReactNode;
}

/** The problem's guide: the next hints, then what this step is about, then the rest. The server sends it to interviewers only. */
export function Guide({ searchRef, board }: GuideProps) {
  const guide = useSessionState((state) => state.privateGuide?.guide);
  const version = useSessionState((state) => state.plan?.problemVersion);
  const steps = useSessionState((state) => state.plan?.steps ?? NO_STEPS);
  const current = useSessionState((state) => currentStep(state.clock) ?? 0);
  const isOver = useSessionState(({ phase }) => phase === "ended");
  const [query, setQuery] = useState("");
  if (guide === undefined) return <p className={classes.none}>There is no guide for this problem.</p>;
  const parts = isOver ? NO_PARTS : partsOfStep(steps, current);
  const sections = sectionsOf(guide, query, () => board(guide.design));
  const isNow = ({ part }: GuideSection) => part !== null && parts.includes(part);
  const searching = query.trim() !== "";
  const show = (section: GuideSection, now: boolean) => (
    // Its key makes a section of the step that begins open, whatever it was before.
    <Section key={`${section.title} ${now}`} {...section} searching={searching} open={now}>
      {section.body}
    </Section>
  );
  return (
    <div className={classes.guide}>
      <NextHints parts={parts} />
      <TextInput
        ref={searchRef}
        size="xs"
        aria-label="Search the guide"
        placeholder="Search the guide"
        leftSection={<IconSearch size={14} stroke={1.5} />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      {sections.some(isNow) && !searching && (
        <p className={classes.forStep}>
          For this step: <bdi>{steps[current]?.title}</bdi>
        </p>
      )}
      {sections.filter(isNow).map((section) => show(section, true))}
      {sections.some(isNow) && !searching && <p className={classes.forStep}>The rest of the guide</p>}
      {sections.filter((section) => !isNow(section)).map((section) => show(section, false))}
      {version !== undefined && <p className={classes.version}>Version {version} of this problem</p>}
    </div>
  );
}
