import type { Guide as GuideContent } from "@casement/shared/problem/problem";
import { Link } from "react-router";
import { drawReference, LazyReferenceBoard } from "@/features/board/lazy-board";
import { Guide } from "@/features/guide/guide";
import { WorkedEstimates } from "@/features/guide/guide-items";
import type { ReadingPart, ReadingSection } from "@/features/reading/reading-page";
import { FinalEstimate } from "@/features/worksheets/final-worksheets";
import { paths } from "@/lib/addresses/paths";
import { useIsPractice } from "@/session/plan-options";
import { useMyself, useSessionId, useSessionState } from "@/session/session-context";
import classes from "../session.module.css";

/**
 * The part with the work of the interview, beside it what the guide has to compare it with: reference design and worked
 * estimates. Then the part with the guide itself, for those who have it.
 */
export function useGuideParts(work: readonly [ReadingSection, ...ReadingSection[]]): readonly ReadingPart[] {
  const guide = useSessionState((state) => state.privateGuide?.guide);
  const practice = useIsPractice();
  const title = "Board and worksheets";
  if (guide === undefined) return [{ title, sections: work }];
  const [first, ...others] = work;
  const sections: [ReadingSection, ...ReadingSection[]] = [first];
  if (guide.design.components.length > 0)
    sections.push({
      id: "reference",
      title: "Reference design",
      lead: practice
        ? "One good answer of several. Where does yours differ, and could you say why?"
        : "One good answer of several, to compare the candidate's with.",
      body: <LazyReferenceBoard design={guide.design} label="The reference design" enlarges />,
    });
  sections.push(...others);
  if (guide.estimates.length > 0)
    sections.push({ id: "estimates", title: "Estimates compared", body: <Estimates estimates={guide.estimates} /> });
  const questions: ReadingSection = {
    id: "guide",
    title: "Guide",
    lead: <ProblemLink />,
    body: <Guide board={drawReference} />,
  };
  return [
    { title, sections },
    { title: "Guide", sections: [questions] },
  ];
}

function ProblemLink() {
  const plan = useSessionState((state) => state.plan);
  const { role } = useMyself();
  if (plan === null) return null;
  // Others need not have the problem in their bank.
  if (role !== "owner") return plan.problemTitle;
  return <Link to={paths.problem(plan.problemId, plan.problemVersion)}>{plan.problemTitle} in the problem bank</Link>;
}

function Estimates({ estimates }: { estimates: GuideContent["estimates"] }) {
  const practice = useIsPractice();
  const sessionId = useSessionId();
  return (
    <div className={classes.compared}>
      <section aria-label="Estimate of the session">
        <h3>{practice ? "Yours" : "In the interview"}</h3>
        <FinalEstimate sessionId={sessionId} />
      </section>
      <section aria-label="Estimate of the guide">
        <h3>In the guide</h3>
        <WorkedEstimates rows={estimates} />
      </section>
    </div>
  );
}
