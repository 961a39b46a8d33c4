import type { Comment, Thread } from "../comment.js";
import type { PayloadOf } from "./event-kinds.js";
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

/** The words of a deleted comment leave the state; the record keeps them. A new comment opens its thread again. */
export function foldThread(state: SessionState, event: ThreadEvent): Partial<SessionState> {
  const { threadId } = event.payload;
  if (event.kind === "thread.begun") {
    const { at, text, withCandidate } = event.payload;
    const comments = [newComment(threadId, text, event)];
    return { threads: [...state.threads, { id: threadId, at, withCandidate, resolvedAt: null, comments }] };
  }
  return { threads: state.threads.map((thread) => (thread.id === threadId ? changed(thread, event) : thread)) };
}

function changed(thread: Thread, event: Exclude<ThreadEvent, { kind: "thread.begun" }>): Thread {
  switch (event.kind) {
    case "thread.resolved":
      return { ...thread, resolvedAt: event.at };
    case "thread.reopened":
      return { ...thread, resolvedAt: null };
    case "comment.added": {
      const { commentId, text } = event.payload;
      return { ...thread, resolvedAt: null, comments: [...thread.comments, newComment(commentId, text, event)] };
    }
    case "comment.edited": {
      const { commentId, text } = event.payload;
      return changeComment(thread, commentId, (comment) => ({ ...comment, text, editedAt: event.at }));
    }
    case "comment.deleted":
      return changeComment(thread, event.payload.commentId, (comment) => ({
        ...comment,
        text: "",
        deletedAt: event.at,
      }));
  }
}

function newComment(id: string, text: string, { at, actor }: { at: number; actor: string | null }): Comment {
  return { id, author: actor ?? "", at, text, editedAt: null, deletedAt: null };
}

function changeComment(thread: Thread, id: string, change: (comment: Comment) => Comment): Thread {
  return { ...thread, comments: thread.comments.map((comment) => (comment.id === id ? change(comment) : comment)) };
}
