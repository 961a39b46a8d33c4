import { useEffect, useState } from "react";

const loadDialog = () => import("./import-dialog");

/** Dialog that imports a recording from another Casement; a chunk of its own. */
export function ImportRecording({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [dialog, setDialog] = useState<Awaited<ReturnType<typeof loadDialog>> | null>(null);
  useEffect(() => {
    if (!opened || dialog !== null) return;
    // When loading fails the dialog closes, so that it can be opened again.
    loadDialog().then(setDialog, onClose);
  }, [opened, dialog, onClose]);
  return dialog === null ? null : <dialog.ImportDialog opened={opened} onClose={onClose} />;
}
