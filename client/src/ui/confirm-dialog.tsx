import { type ReactNode, useEffect, useState } from "react";

const loadModal = () => import("./confirm-modal");

export interface ConfirmDialogProps {
  opened: boolean;
  title: string;
  /** What will happen and what is kept. */
  children: ReactNode;
  confirmLabel: string;
  cancelLabel?: string;
  /** Red: something is lost for good. */
  dangerous?: boolean;
  busy?: boolean;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once before what cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, onClose } = props;
  const [modal, setModal] = useState<Awaited<ReturnType<typeof loadModal>> | null>(null);
  useEffect(() => {
    if (!opened || modal !== null) return;
    // What could not be asked is not confirmed, and may be asked for again.
    loadModal().then(setModal, onClose);
  }, [opened, modal, onClose]);
  return modal === null ? null : <modal.ConfirmModal {...props} />;
}
