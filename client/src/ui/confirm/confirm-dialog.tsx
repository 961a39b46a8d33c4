import { useEffect, useState } from "react";
import type { ConfirmModalProps } from "./confirm-modal";

const loadModal = () => import("./confirm-modal");

/** Asks before an action that cannot be undone. */
export function ConfirmDialog(props: ConfirmModalProps) {
  const { opened, onClose } = props;
  const [modal, setModal] = useState<Awaited<ReturnType<typeof loadModal>> | null>(null);
  useEffect(() => {
    if (!opened || modal !== null) return;
    // When loading fails nothing is confirmed and the dialog closes, so that it can be opened again.
    loadModal().then(setModal, onClose);
  }, [opened, modal, onClose]);
  return modal === null ? null : <modal.ConfirmModal {...props} />;
}
