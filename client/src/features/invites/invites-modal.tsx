import { Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { InvitesPanel, type InvitesPanelProps } from "./invites-panel";

interface InvitesModalProps extends InvitesPanelProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The invites in a dialog; on a phone it fills the screen. */
export function InvitesModal({ opened, onClose, ...panel }: InvitesModalProps) {
  const phone = useMediaQuery("(max-width: 640px), (max-height: 480px)", undefined, { getInitialValueInEffect: false });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      fullScreen={phone ?? false}
      title={<strong>{panel.phase === "ended" ? "Let somebody back in" : "Invite people"}</strong>}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <InvitesPanel {...panel} />
    </Modal>
  );
}
