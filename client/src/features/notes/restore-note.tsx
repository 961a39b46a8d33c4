import type { Note } from "@casement/shared/session-log/state";
import { useCommand } from "@/session/use-command";

/** Restores the author's own deleted note: an edit that changes nothing. */
export function useRestoreNote() {
  const { run } = useCommand();
  return ({ id, text, tag }: Note) => run("note.edit", { noteId: id, text, tag });
}
