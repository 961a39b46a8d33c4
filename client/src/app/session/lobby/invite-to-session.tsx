import type { SessionItem } from "@casement/shared/contract/http/sessions";
import { useEffect, useState } from "react";
import { InvitesDialog } from "@/features/invites/invites-dialog";

/** Invites to a session without being in it; null: the dialog is closed. */
export function InviteToSession({ item, onClose }: { item: SessionItem | null; onClose: () => void }) {
  // Keeps its content while it closes.
  const [last, setLast] = useState(item);
  useEffect(() => {
    if (item !== null) setLast(item);
  }, [item]);
  const shown = item ?? last;
  if (shown === null) return null;
  const { id, phase } = shown;
  return <InvitesDialog key={id} sessionId={id} phase={phase} joined={0} opened={item !== null} onClose={onClose} />;
}
