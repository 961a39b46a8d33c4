import { z } from "zod";
import { idSchema } from "../lib/ids.js";
import { pointedAtSchema } from "../lib/pointed-at.js";
import type { Comment, Thread } from "../session/comment.js";
import { defineEvent, type Stamp } from "./define-event.js";
import type { Fresh } from "./fresh.js";
import type { SessionState } from "./state.js";

/** Every event of a thread repeats the thread's audience, so that no event reaches more people than the thread. */
const threadPayload = z.strictObject({ threadId: idSchema, withCandidate: z.boolean() });
const commentPayload = threadPayload.extend({ commentId: idSchema });

/** Comments on moments. */
export const THREAD_EVENTS = {
  /** `at`: the moment that the thread is about, epoch ms. The thread's first comment has the thread's id. */
  "thread.begun": defineEvent({
    audience: "thread",
    payload: threadPayload.extend({ at: z.number().int(), text: z.string(), pointsAt: pointedAtSchema.optional() }),
    fold: (state, { threadId, at, text, withCandidate, pointsAt }, event, fresh) => {
      const comments = [newComment(threadId, text, event)];
      const thread: Thread = { id: threadId, at, withCandidate, resolvedAt: null, comments };
      // A thread that points at nothing lacks the key, so that the hashes of older records hold.
      return { threads: fresh.append(state.threads, pointsAt === undefined ? thread : { ...thread, pointsAt }) };
    },
  }),
  "thread.resolved": defineEvent({
    audience: "thread",
    payload: threadPayload,
    fold: (state, { threadId }, { at }, fresh) =>
      changeThread(state, threadId, (thread) => ({ ...thread, resolvedAt: at }), fresh),
  }),
  "thread.reopened": defineEvent({
    audience: "thread",
    payload: threadPayload,
    fold: (state, { threadId }, _event, fresh) =>
      changeThread(state, threadId, (thread) => ({ ...thread, resolvedAt: null }), fresh),
  }),
  /** A new comment reopens its thread. */
  "comment.added": defineEvent({
    audience: "thread",
    payload: commentPayload.extend({ text: z.string() }),
    fold: (state, { threadId, commentId, text }, event, fresh) => {
      const added = (thread: Thread): Thread => ({
        ...thread,
        resolvedAt: null,
        comments: fresh.append(thread.comments, newComment(commentId, text, event)),
      });
      return changeThread(state, threadId, added, fresh);
    },
  }),
  "comment.edited": defineEvent({
    audience: "thread",
    payload: commentPayload.extend({ text: z.string() }),
    fold: (state, { threadId, commentId, text }, { at }, fresh) =>
      changeComment(state, threadId, commentId, { text, editedAt: at }, fresh),
  }),
  /** The words of a deleted comment leave the state; the log keeps them. */
  "comment.deleted": defineEvent({
    audience: "thread",
    payload: commentPayload,
    fold: (state, { threadId, commentId }, { at }, fresh) =>
      changeComment(state, threadId, commentId, { text: "", deletedAt: at }, fresh),
  }),
} as const;

function newComment(id: string, text: string, { at, actor }: Stamp): Comment {
  return { id, author: actor ?? "", at, text, editedAt: null, deletedAt: null };
}

function changeThread(
  state: SessionState,
  id: string,
  change: (thread: Thread) => Thread,
  fresh: Fresh,
): Partial<SessionState> {
  return { threads: fresh.change(state.threads, id, change) };
}

function changeComment(
  state: SessionState,
  threadId: string,
  id: string,
  change: Partial<Comment>,
  fresh: Fresh,
): Partial<SessionState> {
  const changed = (comment: Comment) => ({ ...comment, ...change });
  return changeThread(
    state,
    threadId,
    (thread) => ({ ...thread, comments: fresh.change(thread.comments, id, changed) }),
    fresh,
  );
}
