import { useSessionState } from "@/session/session-context";
import { Paragraphs } from "@/ui/paragraphs";
import classes from "./lobby.module.css";

/** The problem, for interviewers: until the start nobody else gets it from the server. */
export function ProblemToCome() {
  const title = useSessionState((state) => state.plan?.problemTitle);
  const prompt = useSessionState((state) => state.privateGuide?.prompt);
  if (prompt === undefined) return null;
  return (
    <section className={classes.problem} aria-labelledby="problem-heading">
      <h2 id="problem-heading" className={classes.heading}>
        Problem
      </h2>
      <details>
        <summary>
          <bdi>{title}</bdi>
        </summary>
        <Paragraphs text={prompt} className={classes.prompt} />
      </details>
      <p className={classes.fine}>The candidate sees this once you start.</p>
    </section>
  );
}
