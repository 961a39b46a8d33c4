import { SandboxBoard } from "../../features/board/lazy-board";
import { ConsentCard } from "../../features/consent/consent";
import { InvitesPanel } from "../../features/invites/invites-panel";
import { Lobby } from "../../features/lobby/lobby";
import { DeviceRequests } from "../../features/people/device-requests";
import { PeopleList } from "../../features/people/people-list";
import { useMyself, useSessionId } from "../../realtime/room-context";
import { IconCheck } from "../../ui/icons";
import { Tag } from "../../ui/tag";
import { AppFrame } from "../app-frame";

/** The lobby, put together from its features. */
export function LobbyView() {
  const me = useMyself();
  const sessionId = useSessionId();
  return (
    <AppFrame>
      <Lobby
        people={
          <PeopleList
            aside={(person) =>
              person.consent === null ? null : (
                <Tag tone="ok">
                  <IconCheck size={12} stroke={2} aria-hidden="true" /> agreed
                </Tag>
              )
            }
          />
        }
        consent={<ConsentCard />}
        invites={me.role === "owner" ? <InvitesPanel sessionId={sessionId} /> : null}
        deviceRequests={<DeviceRequests />}
        sandbox={() => <SandboxBoard />}
      />
    </AppFrame>
  );
}
