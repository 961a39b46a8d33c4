import { useEffect, useState } from "react";
import type { InvitesModalProps } from "./invites-modal";

const loadModal = () => import("./invites-modal");

/** The invites dialog, for any page; a chunk of its own. */
export function InvitesDialog(props: InvitesModalProps) {
  const { opened, onClose } = props;
  const [modal, setModal] = useState<Awaited<ReturnType<typeof loadModal>> | null>(null);
  useEffect(() => {
    if (!opened || modal !== null) return;
    // When loading fails the dialog closes, so that it can be opened again.
    loadModal().then(setModal, onClose);
  }, [opened, modal, onClose]);
  return modal === null ? null : <modal.InvitesModal {...props} />;
}
