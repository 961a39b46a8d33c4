import { useEffect, useState } from "react";
import type { ConfirmModalProps } from "./confirm-modal";

const loadModal = () => import("./confirm-modal");

/** Asks once before what cannot be taken back. */
export function ConfirmDialog(props: ConfirmModalProps) {
  const { opened, onClose } = props;
  const [modal, setModal] = useState<Awaited<ReturnType<typeof loadModal>> | null>(null);
  useEffect(() => {
    if (!opened || modal !== null) return;
    // What could not be asked is not confirmed, and may be asked for again.
    loadModal().then(setModal, onClose);
  }, [opened, modal, onClose]);
  return modal === null ? null : <modal.ConfirmModal {...props} />;
}
