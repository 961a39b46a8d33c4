import { agreementOf, type ScoredSession } from "@casement/shared/scoring/agreement/agreement-of";

/** A thousand draws for each figure: too long for the page's own thread. */
export interface AgreementQuestion {
  readonly criteria: number;
  readonly sessions: readonly ScoredSession[];
}

self.onmessage = ({ data }: MessageEvent<AgreementQuestion>) => {
  self.postMessage(agreementOf(data.criteria, data.sessions));
};
