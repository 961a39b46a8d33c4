import type { ReactNode } from "react";
import { type PlayerClock, SessionProvider, useSessionView } from "@/session/session-context";

interface InSessionProps {
  readonly player?: PlayerClock;
  /** Playback time, ms. */
  readonly openMoment?: (t: number) => void;
  readonly children: ReactNode;
}

/**
 * Around what belongs into a session's page: shown once the open SessionServer has sent its snapshot. With the clock of a
 * player, into one of its recording.
 */
export function InSession({ player, openMoment = () => undefined, children }: InSessionProps) {
  return (
    <SessionProvider
      sessionId="s1"
      openMoment={openMoment}
      whyNot={async () => null}
      {...(player === undefined ? {} : { player })}
    >
      <OnceThere>{children}</OnceThere>
    </SessionProvider>
  );
}

function OnceThere({ children }: { children: ReactNode }) {
  return useSessionView(({ participantId }) => participantId) === null ? null : children;
}
