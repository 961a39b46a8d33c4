import type { ScoredByRubric } from "@casement/shared/contract/http/scoring-routes";
import type { AgreementReport } from "@casement/shared/scoring/agreement/agreement-of";
import { useEffect, useState } from "react";
import type { AgreementQuestion } from "./agreement-worker";

interface Answer {
  readonly of: ScoredByRubric;
  /** An error where it could not be computed. */
  readonly report: AgreementReport | Error;
}

/** The figures of these sessions, computed in a worker; null until they are there. */
export function useReport(rubric: ScoredByRubric): AgreementReport | Error | null {
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    const worker = new Worker(new URL("./agreement-worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<AgreementReport>) => setAnswer({ of: rubric, report: data });
    worker.onerror = ({ message }) => setAnswer({ of: rubric, report: new Error(message) });
    worker.postMessage({ criteria: rubric.criteria.length, sessions: rubric.sessions } satisfies AgreementQuestion);
    return () => worker.terminate();
  }, [rubric]);
  return answer?.of === rubric ? answer.report : null;
}
