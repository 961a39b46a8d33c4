import { can } from "@casement/shared/contract/policy";
import { LazySandboxBoard } from "@/features/board/lazy-board";
import { LazyCallStrip, LazyGreenRoom } from "@/features/call/lazy-call";
import { ConsentCard, ConsentTag } from "@/features/consent/consent";
import { SoundConsentCard } from "@/features/consent/sound-consent";
import { CandidateLink, InvitesPanel } from "@/features/invites/invites-panel";
import { Lobby } from "@/features/lobby/lobby";
import { DeviceRequests } from "@/features/people/device-requests";
import { PeopleList } from "@/features/people/people-list";
import { PracticeLobby } from "@/features/practice/practice-lobby";
import { PracticeOptions } from "@/features/practice/practice-options";
import { useIsPractice } from "@/session/plan-options";
import { useMyself, useSessionId, useSessionState } from "@/session/session-context";
import { AppFrame } from "../../shell/app-frame";

/** Before the session. Somebody who practises alone waits for nobody and can start at once. */
export function LobbyView() {
  const practice = useIsPractice();
  return practice ? (
    <AppFrame>
      <PracticeLobby
        options={
          <>
            <PracticeOptions />
            <SoundConsentCard />
          </>
        }
      />
    </AppFrame>
  ) : (
    <InterviewLobby />
  );
}

/** The interview's lobby, made of its features. */
function InterviewLobby() {
  const me = useMyself();
  const sessionId = useSessionId();
  const mayInvite = can(me.role, "invite.create", "planned");
  const joined = useSessionState((state) => Object.keys(state.participants).length);
  return (
    <AppFrame>
      <LazyCallStrip inRoom={false} />
      <Lobby
        call={<LazyGreenRoom />}
        people={<PeopleList aside={(person) => <ConsentTag person={person} />} />}
        consent={<ConsentCard />}
        sound={<SoundConsentCard />}
        invites={mayInvite ? <InvitesPanel sessionId={sessionId} phase="planned" joined={joined} /> : null}
        candidateLink={mayInvite ? <CandidateLink sessionId={sessionId} /> : null}
        deviceRequests={<DeviceRequests />}
        sandbox={() => <LazySandboxBoard />}
      />
    </AppFrame>
  );
}
