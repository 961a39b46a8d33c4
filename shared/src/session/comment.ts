import { own } from "../lib/own.js";
import type { PointedAt } from "../lib/pointed-at.js";
import type { Role } from "./role.js";

/** Most threads of one session, and most comments in one thread. */
export const MAX_THREADS = 300;
export const MAX_THREAD_COMMENTS = 100;

/** Longest comment, in UTF-16 code units. */
export const MAX_COMMENT_LENGTH = 4000;

export interface Comment {
  readonly id: string;
  readonly author: string;
  /** When it was written, epoch ms. */
  readonly at: number;
  /** Empty once deleted. */
  readonly text: string;
  readonly editedAt: number | null;
  readonly deletedAt: number | null;
}

/** A conversation about one moment of the interview. */
export interface Thread {
  readonly id: string;
  /** The moment it is about, epoch ms; usually long before it was written. */
  readonly at: number;
  /** Chosen when the thread is begun and never changed: false keeps it among the interviewers. */
  readonly withCandidate: boolean;
  readonly resolvedAt: number | null;
  readonly pointsAt?: PointedAt | undefined;
  /** Oldest first; the first one began the thread and has its id. */
  readonly comments: readonly Comment[];
}

/** Open threads in which a candidate wrote last. */
export function unansweredThreads({
  threads,
  participants,
}: {
  readonly threads: readonly Thread[];
  readonly participants: Readonly<Record<string, { readonly role: Role }>>;
}): readonly Thread[] {
  return threads.filter((thread) => {
    const author = keptComments(thread).at(-1)?.author;
    return thread.resolvedAt === null && author !== undefined && own(participants, author)?.role === "candidate";
  });
}

/** Comments that were not deleted. A thread without any is not shown. */
export function keptComments({ comments }: Thread): readonly Comment[] {
  return comments.filter(({ deletedAt }) => deletedAt === null);
}
