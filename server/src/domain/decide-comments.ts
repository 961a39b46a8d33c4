import { AppError } from "@casement/shared/contract/errors";
import type { PointedAt } from "@casement/shared/lib/pointed-at";
import { type Comment, MAX_THREAD_COMMENTS, MAX_THREADS, type Thread } from "@casement/shared/session/comment";
import { isInterviewer } from "@casement/shared/session/role";
import { SESSION_CAPS } from "@casement/shared/session/session-caps";
import { commentsReach } from "@casement/shared/session-log/audience/visible-to";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Actor } from "./actor.js";
import type { DecisionsOf } from "./decision.js";
import { momentOf } from "./moment-of.js";

interface ThreadDraft {
  readonly threadId: string;
  /** The moment that the thread is about, epoch ms. */
  readonly at: number;
  readonly text: string;
  readonly withCandidate: boolean;
  readonly pointsAt?: PointedAt | undefined;
}
interface CommentPlace {
  readonly threadId: string;
  readonly commentId: string;
}

/** The same id again from its author changes nothing. A candidate cannot begin a thread that they could not read. */
export function decideBeginThread(state: SessionState, actor: Actor, draft: ThreadDraft, now: number): Fact[] {
  requireReach(state, actor);
  const known = state.threads.find(({ id }) => id === draft.threadId);
  if (known?.comments[0]?.author === actor.participantId) return [];
  if (known !== undefined) throw new AppError("CONFLICT", "There is another thread with this id.");
  if (state.threads.length >= MAX_THREADS) throw full(`A session can have at most ${MAX_THREADS} threads.`);
  requireOwnRoom(state, actor);
  const withCandidate = draft.withCandidate || !isInterviewer(actor.role);
  const { threadId, text, pointsAt } = draft;
  const begun = { threadId, text, at: momentOf(state, draft.at, now), withCandidate };
  const shapeIds = [...new Set(pointsAt?.shapeIds)];
  const points = pointsAt !== undefined && (shapeIds.length > 0 || pointsAt.row !== undefined);
  return [{ kind: "thread.begun", payload: points ? { ...begun, pointsAt: { ...pointsAt, shapeIds } } : begun }];
}

/** Everybody who may read the thread may read the reply. */
export function decideAddComment(
  state: SessionState,
  actor: Actor,
  { threadId, commentId, text }: CommentPlace & { readonly text: string },
): Fact[] {
  const thread = threadFor(state, actor, threadId);
  const known = thread.comments.find(({ id }) => id === commentId);
  if (known?.author === actor.participantId) return [];
  if (known !== undefined) throw new AppError("CONFLICT", "There is another comment with this id.");
  if (thread.comments.length >= MAX_THREAD_COMMENTS)
    throw full(`A thread can have at most ${MAX_THREAD_COMMENTS} comments.`);
  requireOwnRoom(state, actor);
  return [{ kind: "comment.added", payload: { ...about(thread), commentId, text } }];
}

/** A deleted comment stays deleted. */
export function decideEditComment(
  state: SessionState,
  actor: Actor,
  { threadId, commentId, text }: CommentPlace & { readonly text: string },
): Fact[] {
  const thread = threadFor(state, actor, threadId);
  const comment = ownComment(thread, actor, commentId);
  if (comment.deletedAt !== null) throw new AppError("NOT_FOUND", "This comment has been deleted.");
  return comment.text === text ? [] : [{ kind: "comment.edited", payload: { ...about(thread), commentId, text } }];
}

/** The session log keeps a deleted comment, the screens do not. Deleting twice changes nothing. */
export function decideDeleteComment(state: SessionState, actor: Actor, { threadId, commentId }: CommentPlace): Fact[] {
  const thread = threadFor(state, actor, threadId);
  const { deletedAt } = ownComment(thread, actor, commentId);
  return deletedAt === null ? [{ kind: "comment.deleted", payload: { ...about(thread), commentId } }] : [];
}

/** Whoever may read a thread may resolve and reopen it. */
export function decideResolveThread(state: SessionState, actor: Actor, { threadId }: { threadId: string }): Fact[] {
  const thread = threadFor(state, actor, threadId);
  return thread.resolvedAt === null ? [{ kind: "thread.resolved", payload: about(thread) }] : [];
}

export function decideReopenThread(state: SessionState, actor: Actor, { threadId }: { threadId: string }): Fact[] {
  const thread = threadFor(state, actor, threadId);
  return thread.resolvedAt === null ? [] : [{ kind: "thread.reopened", payload: about(thread) }];
}

/** The audience comes from the thread, never from a command. */
function about({ id, withCandidate }: Thread) {
  return { threadId: id, withCandidate };
}

/** The same error for a thread that does not exist and one that the actor may not read, so that nobody learns of it. */
function threadFor(state: SessionState, actor: Actor, threadId: string): Thread {
  requireReach(state, actor);
  const thread = state.threads.find(({ id }) => id === threadId);
  if (thread !== undefined && (thread.withCandidate || isInterviewer(actor.role))) return thread;
  throw new AppError("NOT_FOUND", "There is no such thread.");
}

function requireReach(state: SessionState, { role }: Actor): void {
  if (!commentsReach(role, state)) throw new AppError("NOT_FOUND", "Nothing is shared with you to comment on.");
}

function ownComment(thread: Thread, { participantId }: Actor, commentId: string): Comment {
  const comment = thread.comments.find(({ id }) => id === commentId);
  if (comment === undefined) throw new AppError("NOT_FOUND", "There is no such comment.");
  if (comment.author !== participantId) throw new AppError("FORBIDDEN", "Only its author can change a comment.");
  return comment;
}

function requireOwnRoom({ threads }: SessionState, { participantId }: Actor): void {
  const own = threads.flatMap(({ comments }) => comments).filter(({ author }) => author === participantId);
  if (own.length >= SESSION_CAPS.commentsEach)
    throw full(`One person can write at most ${SESSION_CAPS.commentsEach} comments in a session.`);
}

function full(message: string): AppError {
  return new AppError("TOO_MANY_COMMENTS", message);
}

export const COMMENT_DECISIONS: DecisionsOf<"thread" | "comment"> = {
  "thread.begin": decideBeginThread,
  "thread.resolve": decideResolveThread,
  "thread.reopen": decideReopenThread,
  "comment.add": decideAddComment,
  "comment.edit": decideEditComment,
  "comment.delete": decideDeleteComment,
};
