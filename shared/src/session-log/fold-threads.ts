import type { Comment, Thread } from "../session/comment.js";
import type { PayloadOf } from "./event-kinds.js";
import type { Fresh } from "./fresh.js";
import type { SessionState } from "./state.js";

type ThreadKind =
  | "thread.begun"
  | "thread.resolved"
  | "thread.reopened"
  | "comment.added"
  | "comment.edited"
  | "comment.deleted";
type ThreadEvent = {
  [K in ThreadKind]: { kind: K; payload: PayloadOf<K>; at: number; actor: string | null };
}[ThreadKind];

/** The words of a deleted comment leave the state; the log keeps them. A new comment reopens its thread. */
export function foldThread(state: SessionState, event: ThreadEvent, fresh: Fresh): Partial<SessionState> {
  const { threadId } = event.payload;
  if (event.kind === "thread.begun") {
    const { at, text, withCandidate } = event.payload;
    const comments = [newComment(threadId, text, event)];
    return { threads: fresh.append(state.threads, { id: threadId, at, withCandidate, resolvedAt: null, comments }) };
  }
  return { threads: fresh.change(state.threads, threadId, (thread) => changed(thread, event, fresh)) };
}

function changed(thread: Thread, event: Exclude<ThreadEvent, { kind: "thread.begun" }>, fresh: Fresh): Thread {
  switch (event.kind) {
    case "thread.resolved":
      return { ...thread, resolvedAt: event.at };
    case "thread.reopened":
      return { ...thread, resolvedAt: null };
    case "comment.added": {
      const { commentId, text } = event.payload;
      return {
        ...thread,
        resolvedAt: null,
        comments: fresh.append(thread.comments, newComment(commentId, text, event)),
      };
    }
    case "comment.edited": {
      const { commentId, text } = event.payload;
      const edited = (comment: Comment) => ({ ...comment, text, editedAt: event.at });
      return { ...thread, comments: fresh.change(thread.comments, commentId, edited) };
    }
    case "comment.deleted": {
      const deleted = (comment: Comment) => ({ ...comment, text: "", deletedAt: event.at });
      return { ...thread, comments: fresh.change(thread.comments, event.payload.commentId, deleted) };
    }
  }
}

function newComment(id: string, text: string, { at, actor }: { at: number; actor: string | null }): Comment {
  return { id, author: actor ?? "", at, text, editedAt: null, deletedAt: null };
}
