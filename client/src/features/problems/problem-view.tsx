import { COMPONENT_KINDS } from "@casement/shared/design/component-kinds";
import type { Guide, Problem } from "@casement/shared/problem/problem";
import type { ReactNode } from "react";
import { DeepDives, Estimates, FollowUps, Hints, Lines, Questions } from "./guide-sections";
import classes from "./problem-view.module.css";

export interface ProblemViewProps {
  readonly problem: Problem;
  /** The reference design as a board. */
  readonly board: ReactNode;
  /** Shown below everything else. */
  readonly after?: ReactNode;
}

interface Part {
  readonly id: string;
  readonly title: string;
  readonly shown: boolean;
  readonly body: ReactNode;
}

/** A problem with its guide, for an interviewer who prepares: the prompt first, then what only interviewers see. */
export function ProblemView({ problem, board, after }: ProblemViewProps) {
  const parts = partsOf(problem, board).filter(({ shown }) => shown);
  return (
    <div className={classes.view}>
      <nav className={classes.contents} aria-label="Parts of the problem">
        <ul>
          {parts.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div className={classes.parts}>
        {parts.map(({ id, title, body }) => (
          <section key={id} id={id} className={classes.part} aria-labelledby={`${id}-title`}>
            <h2 id={`${id}-title`}>{title}</h2>
            {body}
          </section>
        ))}
        {after}
      </div>
    </div>
  );
}

function partsOf({ prompt, guide }: Problem, board: ReactNode): Part[] {
  const has = (items: readonly unknown[]) => items.length > 0;
  return [
    { id: "prompt", title: "The candidate reads", shown: true, body: <Prose text={prompt} /> },
    {
      id: "questions",
      title: "Clarifying questions",
      shown: has(guide.questions),
      body: <Questions items={guide.questions} />,
    },
    {
      id: "requirements",
      title: "Requirements",
      shown: has(Object.values(guide.requirements).flat()),
      body: <Requirements requirements={guide.requirements} />,
    },
    {
      id: "estimate",
      title: "Worked estimate",
      shown: has(guide.estimates),
      body: <Estimates items={guide.estimates} />,
    },
    { id: "endpoints", title: "API", shown: has(guide.endpoints), body: <Lines items={guide.endpoints} code /> },
    { id: "entities", title: "Data model", shown: has(guide.entities), body: <Lines items={guide.entities} code /> },
    {
      id: "design",
      title: "Reference design",
      shown: has([...guide.referenceDesign, ...guide.design.components]),
      body: <ReferenceDesign guide={guide} board={board} />,
    },
    {
      id: "deep-dives",
      title: "Deep dives",
      shown: has(guide.deepDives),
      body: <DeepDives items={guide.deepDives} />,
    },
    {
      id: "bottlenecks",
      title: "Bottlenecks",
      shown: has(guide.bottlenecks),
      body: <Lines items={guide.bottlenecks} />,
    },
    {
      id: "hints",
      title: "Hints, from gentle to strong",
      shown: has(guide.hints),
      body: <Hints items={guide.hints} />,
    },
    {
      id: "follow-ups",
      title: "Follow-up questions",
      shown: has(guide.followUps),
      body: <FollowUps items={guide.followUps} />,
    },
    {
      id: "level-2",
      title: "An answer at level 2",
      shown: guide.levelTwoAnswer !== "",
      body: <Prose text={guide.levelTwoAnswer} />,
    },
    {
      id: "level-4",
      title: "An answer at level 4",
      shown: guide.levelFourAnswer !== "",
      body: <Prose text={guide.levelFourAnswer} />,
    },
  ];
}

function Requirements({ requirements }: Pick<Guide, "requirements">) {
  return (
    <>
      <Lines title="Functional" items={requirements.functional} />
      <Lines title="Non-functional" items={requirements.nonFunctional} />
      <Lines title="Out of scope" items={requirements.outOfScope} />
    </>
  );
}

function ReferenceDesign({ guide, board }: { guide: Guide; board: ReactNode }) {
  return (
    <>
      {guide.design.components.length > 0 && (
        <>
          {board}
          <DesignWords design={guide.design} />
        </>
      )}
      <Lines items={guide.referenceDesign} ordered />
    </>
  );
}

function Prose({ text }: { text: string }) {
  return (
    <div className={classes.prose}>
      {text.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
}

/** The reference design in words, for people who cannot see it. */
function DesignWords({ design: { components, connections } }: { design: Problem["guide"]["design"] }) {
  const labels = new Map(components.map(({ id, label }) => [id, label]));
  return (
    <details className={classes.words}>
      <summary>The drawing in words</summary>
      <ul>
        {components.map(({ id, kind, label, note }) => (
          <li key={id}>
            {label} ({COMPONENT_KINDS[kind].name.toLowerCase()}){note === "" ? "" : `: ${note}`}
          </li>
        ))}
      </ul>
      <ul>
        {connections.map(({ from, to, label, async }) => (
          <li key={`${from} ${to} ${label}`}>
            {labels.get(from)} to {labels.get(to)}
            {label === "" ? "" : `: ${label}`}
            {async ? " (nobody waits)" : ""}
          </li>
        ))}
      </ul>
    </details>
  );
}
