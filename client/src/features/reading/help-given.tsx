import { own } from "@casement/shared/lib/own";
import { isInterviewer } from "@casement/shared/session/role";
import { usePlanOptions } from "@/session/plan-options";
import { useMyself, useSessionState } from "@/session/session-context";
import { Moments } from "./moments";
import classes from "./reading.module.css";

/** Help given (hints and findings that were revealed) and questions marked as asked, each with its moment. */
export function HelpGiven() {
  const hints = useSessionState((state) => state.hints);
  const checks = useSessionState((state) => state.checks);
  const { mode, checks: checksOn } = usePlanOptions();
  const interviewing = isInterviewer(useMyself().role);
  const practice = mode === "practice";
  const asked = useSessionState((state) => state.asked);
  const guide = useSessionState((state) => state.privateGuide?.guide);
  const startedAt = useSessionState((state) => state.clock.startedAt) ?? 0;
  const items = [...(guide?.questions ?? []), ...(guide?.followUps ?? [])].flatMap(({ id, question }) => {
    const at = own(asked, id);
    return at === undefined ? [] : [{ id, at, text: question }];
  });
  return (
    <div className={classes.columns}>
      <Moments
        title={practice ? "Hints taken" : "Hints shown"}
        none={practice ? "No hint was taken." : "No hint was shown."}
        startedAt={startedAt}
        items={hints.map(({ id, at, title }) => ({ id, at, text: title }))}
      />
      {practice ? (
        <div>
          <h3 className={classes.small}>Design checks</h3>
          <p className={classes.none}>{checksOn ? "Switched on while you drew." : "Switched off."}</p>
        </div>
      ) : (
        <Moments
          title="Checks shown"
          none="No finding was shown."
          startedAt={startedAt}
          items={checks.map(({ id, at, text }) => ({ id, at, text }))}
        />
      )}
      {!practice && interviewing && (
        <Moments title="Questions asked" none="No question was ticked off." startedAt={startedAt} items={items} />
      )}
    </div>
  );
}
