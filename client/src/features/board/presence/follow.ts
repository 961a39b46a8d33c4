import { type Editor, react } from "tldraw";

/**
 * Keeps the editor's following in step with the page's. `follow` starts or stops it, and tries again once the person's
 * view is known. `onFollow` is called when the viewer moves the view and thereby stops following.
 */
export class Following {
  #wanted: string | null = null;
  readonly #stopReacting: () => void;

  readonly #editor: Editor;

  constructor(editor: Editor, onFollow: (participantId: string | null) => void) {
    this.#editor = editor;
    let last: string | null = null;
    this.#stopReacting = react("following", () => {
      const now = editor.getInstanceState().followingUserId;
      if (now === last) return;
      last = now;
      if (now === this.#wanted) return;
      this.#wanted = now;
      onFollow(now);
    });
  }

  follow(participantId: string | null): void {
    this.#wanted = participantId;
    this.retry();
  }

  retry(): void {
    const { followingUserId } = this.#editor.getInstanceState();
    if (followingUserId === this.#wanted) return;
    if (this.#wanted === null) this.#editor.stopFollowingUser();
    else if (this.#isKnown(this.#wanted)) this.#editor.startFollowingUser(this.#wanted);
  }

  stop(): void {
    this.#stopReacting();
  }

  #isKnown(participantId: string): boolean {
    return this.#editor.getCollaborators().some(({ userId, camera }) => userId === participantId && camera !== null);
  }
}
