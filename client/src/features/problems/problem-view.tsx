import { COMPONENT_KINDS } from "@casement/shared/design/component-kinds";
import type { Guide, Problem } from "@casement/shared/problem/problem";
import type { ReactNode } from "react";
import { JumpLink } from "@/ui/links/jump-link";
import { Paragraphs } from "@/ui/paragraphs";
import { DeepDives, Estimates, FollowUps, Hints, Lines, Questions } from "./guide-sections";
import classes from "./problem-view.module.css";

interface ProblemViewProps {
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
              <JumpLink to={id}>{title}</JumpLink>
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
  return [
    { id: "prompt", title: "The candidate reads", shown: true, body: <Prose text={prompt} /> },
    list("questions", "Clarifying questions", guide.questions, <Questions items={guide.questions} />),
    list(
      "requirements",
      "Requirements",
      Object.values(guide.requirements).flat(),
      <Requirements requirements={guide.requirements} />,
    ),
    list("estimate", "Worked estimate", guide.estimates, <Estimates items={guide.estimates} />),
    list("endpoints", "API", guide.endpoints, <Lines items={guide.endpoints} code />),
    list("entities", "Data model", guide.entities, <Lines items={guide.entities} code />),
    list(
      "design",
      "Reference design",
      [...guide.referenceDesign, ...guide.design.components],
      <ReferenceDesign guide={guide} board={board} />,
    ),
    list("deep-dives", "Deep dives", guide.deepDives, <DeepDives items={guide.deepDives} />),
    list("bottlenecks", "Bottlenecks", guide.bottlenecks, <Lines items={guide.bottlenecks} />),
    list("hints", "Hints, from gentle to strong", guide.hints, <Hints items={guide.hints} />),
    list("follow-ups", "Follow-up questions", guide.followUps, <FollowUps items={guide.followUps} />),
    answer("level-2", "An answer at level 2", guide.levelTwoAnswer),
    answer("level-4", "An answer at level 4", guide.levelFourAnswer),
  ];
}

const list = (id: string, title: string, items: readonly unknown[], body: ReactNode): Part => ({
  id,
  title,
  shown: items.length > 0,
  body,
});

const answer = (id: string, title: string, text: string): Part => ({
  id,
  title,
  shown: text !== "",
  body: <Prose text={text} />,
});

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
      <Paragraphs text={text} />
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
            {async ? " (asynchronous)" : ""}
          </li>
        ))}
      </ul>
    </details>
  );
}
