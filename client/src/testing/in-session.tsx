import type { ReactNode } from "react";
import { SessionProvider, useSessionView } from "@/session/session-context";

/** Around what belongs into a session's page: shown once the open SessionServer has sent its snapshot. */
export function InSession({ children }: { children: ReactNode }) {
  return (
    <SessionProvider sessionId="s1" openMoment={() => undefined} whyNot={async () => null}>
      <OnceThere>{children}</OnceThere>
    </SessionProvider>
  );
}

function OnceThere({ children }: { children: ReactNode }) {
  return useSessionView(({ participantId }) => participantId) === null ? null : children;
}
