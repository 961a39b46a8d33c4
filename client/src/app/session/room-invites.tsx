import { can } from "@casement/shared/contract/policy";
import { Button, Tooltip } from "@mantine/core";
import { InvitesDialog } from "@/features/invites/invites-dialog";
import { useIsPractice } from "@/session/plan-options";
import { useMyself, useSessionId, useSessionState } from "@/session/session-context";
import { IconUserPlus } from "@/ui/icons/icons";
import classes from "./session.module.css";

/** Whom the dialog is for: somebody new, or one person who comes back. */
export interface Inviting {
  readonly returningId: string | null;
}

/** The session's invites in a dialog; people who join meanwhile appear. */
export function RoomInvites({ inviting, onClose }: { inviting: Inviting | null; onClose: () => void }) {
  const sessionId = useSessionId();
  const phase = useSessionState((state) => state.phase);
  const joined = useSessionState((state) => Object.keys(state.participants).length);
  return (
    <InvitesDialog
      sessionId={sessionId}
      phase={phase}
      joined={joined}
      returningId={inviting?.returningId ?? null}
      opened={inviting !== null}
      onClose={onClose}
    />
  );
}

/** Stands beside the people in the room, for whoever may invite, so that nobody has to find it in a menu. */
export function InviteButton({ onInvite }: { onInvite: () => void }) {
  const { role } = useMyself();
  const practice = useIsPractice();
  const allowed = useSessionState((state) => can(role, "invite.create", state.phase));
  if (!allowed || practice) return null;
  return (
    <Tooltip label="Invite a candidate, co-interviewer or observer, or let somebody back in">
      <Button
        className={classes.invite}
        variant="default"
        size="xs"
        leftSection={<IconUserPlus size={16} stroke={1.5} />}
        onClick={onInvite}
        aria-label="Invite"
      >
        <span>Invite</span>
      </Button>
    </Tooltip>
  );
}
