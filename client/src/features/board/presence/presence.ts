import { type Editor, InstancePresenceRecordType, react, type TLInstancePresence, TLPOINTER_ID } from "tldraw";
import type { Awareness } from "y-protocols/awareness";
import { guarded } from "@/document/guarded-doc";
import { ownPresence, presenceFields, readPresence } from "./presence-state";

/** At most twenty times a second, and only when something changed. */
const SEND_EVERY_MS = 50;

/** Sends the others this person's pointer, view and selection, until the returned function is called. */
export function sharePresence(editor: Editor, awareness: Awareness): () => void {
  let pointing = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let last = "";
  const send = () => {
    timer = null;
    const { x, y, w, h } = editor.getViewportPageBounds();
    const cursor = pointing ? editor.inputs.currentPagePoint : null;
    const state = ownPresence({ cursor, viewport: { x, y, w, h }, selection: editor.getSelectedShapeIds() });
    const text = JSON.stringify(state);
    // The same awareness state also holds the person's cell in the worksheets.
    if (text !== last) awareness.setLocalState({ ...awareness.getLocalState(), ...state });
    last = text;
  };
  const soon = () => {
    timer ??= setTimeout(send, SEND_EVERY_MS);
  };
  const stopReacting = react("share presence", () => {
    editor.store.get(TLPOINTER_ID);
    editor.getViewportPageBounds();
    editor.getSelectedShapeIds();
    soon();
  });
  const container = editor.getContainer();
  const moved = () => {
    pointing = true;
    soon();
  };
  const left = () => {
    pointing = false;
    soon();
  };
  container.addEventListener("pointermove", moved, { passive: true });
  container.addEventListener("pointerleave", left);
  return () => {
    stopReacting();
    if (timer !== null) clearTimeout(timer);
    container.removeEventListener("pointermove", moved);
    container.removeEventListener("pointerleave", left);
    awareness.setLocalState({ ...awareness.getLocalState(), cursor: null, viewport: null, selection: [] });
  };
}

export interface ShownPresences {
  /** The name at a participant's cursor; undefined: the name that the server sends. */
  readonly nameOf: (participantId: string) => string | undefined;
  /** Whether the session counts them as connected: awareness keeps the cursor of a broken connection for longer. */
  readonly isHere: (participantId: string) => boolean;
  /** Called after each change. */
  readonly changed: () => void;
}

export interface Presences {
  /** Shows everybody anew: somebody left, came back or has another name. */
  readonly refresh: () => void;
  readonly stop: () => void;
}

/** Shows others' cursors, selections and views. */
export function showPresences(editor: Editor, awareness: Awareness, shown: ShownPresences): Presences {
  const { nameOf, isHere, changed } = shown;
  const update = guarded(({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }) => {
    const puts: TLInstancePresence[] = [];
    const removals = removed.map(idOf);
    for (const client of [...added, ...updated]) {
      if (client === awareness.clientID) continue;
      const presence = readPresence(awareness.getStates().get(client));
      if (presence === null || !isHere(presence.user.participantId)) removals.push(idOf(client));
      else {
        const fields = presenceFields(presence, Date.now()) as Partial<TLInstancePresence>;
        const userName = nameOf(presence.user.participantId) ?? presence.user.name;
        puts.push(InstancePresenceRecordType.create({ ...fields, userName, id: idOf(client) } as TLInstancePresence));
      }
    }
    editor.store.mergeRemoteChanges(() => {
      editor.store.remove(removals.filter((id) => editor.store.has(id)));
      editor.store.put(puts);
    });
    changed();
  });
  const refresh = () => update({ added: [...awareness.getStates().keys()], updated: [], removed: [] });
  refresh();
  awareness.on("change", update);
  return { refresh, stop: () => awareness.off("change", update) };
}

function idOf(client: number) {
  return InstancePresenceRecordType.createId(String(client));
}
