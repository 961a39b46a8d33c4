import type { ErrorBody, ErrorCode } from "@casement/shared/contract/errors";
import type { RouteBody } from "@casement/shared/contract/http/routes";
import { sessionRoutes } from "@casement/shared/contract/http/session-routes";
import type { Phase } from "@casement/shared/session/phase";
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { codeOf } from "@/lib/api-error";
import { describeError } from "@/lib/error-text";
import { callerOf } from "./call";

const call = callerOf(sessionRoutes);

export const sessionsKey = ["sessions"] as const;
const sessionKey = (id: string) => ["session", id] as const;

/** How often the list is read again (ms), because an interview may start elsewhere. */
const LIST_REFRESH_MS = 30_000;

/** The account's sessions in a phase (all when undefined) whose title or problem contains `q`, page by page. */
export function useSessions(phase: Phase | undefined, q: string) {
  return useInfiniteQuery({
    queryKey: [...sessionsKey, phase ?? "all", q],
    queryFn: ({ pageParam, signal }) => call("listSessions", { query: { phase, q, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: LIST_REFRESH_MS,
    // What was unread a moment ago may have been seen since.
    staleTime: 0,
  });
}

/** One session as the caller sees it. */
export function useSession(id: string) {
  return useQuery({
    queryKey: sessionKey(id),
    queryFn: ({ signal }) => call("getSession", { params: { id }, signal }),
  });
}

/** Refusals that asking again does not change. */
const FOR_GOOD = ["UNAUTHENTICATED", "REMOVED", "NOT_FOUND", "FORBIDDEN"] as const satisfies readonly ErrorCode[];

/** Why this browser may not enter a session; null when it may, or when nobody answers. */
export async function whyNotLetIn(id: string): Promise<ErrorBody | null> {
  try {
    await call("getSession", { params: { id } });
    return null;
  } catch (error) {
    const code = FOR_GOOD.find((known) => known === codeOf(error));
    return code === undefined ? null : { code, message: describeError(error).sentence };
  }
}

function useSessionsChanged() {
  const client = useQueryClient();
  return (id?: string) => {
    if (id !== undefined) void client.invalidateQueries({ queryKey: sessionKey(id) });
    return client.invalidateQueries({ queryKey: sessionsKey });
  };
}

/**
 * Whether a candidate joined on this server, to whom something can be shared on their own page. While that is loading,
 * yes: it is the usual case.
 */
export function useCandidateJoined(id: string): boolean {
  return useSession(id).data?.item.candidateJoined ?? true;
}

export function useCreateSession() {
  const changed = useSessionsChanged();
  return useMutation({
    mutationFn: (body: RouteBody<"createSession">) => call("createSession", { body }),
    onSuccess: () => void changed(),
  });
}

export function useEditSession(id: string) {
  const changed = useSessionsChanged();
  return useMutation({
    mutationFn: (body: RouteBody<"editSession">) => call("editSession", { params: { id }, body }),
    onSuccess: () => void changed(id),
  });
}

export function useDuplicateSession() {
  const changed = useSessionsChanged();
  return useMutation({
    mutationFn: (id: string) => call("duplicateSession", { params: { id } }),
    onSuccess: () => void changed(),
  });
}

export function useDeleteSession() {
  const changed = useSessionsChanged();
  return useMutation({
    mutationFn: (id: string) => call("deleteSession", { params: { id } }),
    onSuccess: (_nothing, id) => changed(id),
  });
}

const branchesKey = (id: string) => ["branches", id] as const;

/** The account's own retries of this recording, ordered by the second at which they begin. */
export function useBranches(id: string, enabled = true) {
  return useQuery({
    queryKey: branchesKey(id),
    queryFn: async ({ signal }) => (await call("listBranches", { params: { id }, signal })).items,
    enabled,
  });
}

/** `at`: ms since the recording's start. */
export function useBranchSession(id: string) {
  const changed = useSessionsChanged();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (at: number) => call("branchSession", { params: { id }, body: { at } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: branchesKey(id) });
      void changed();
    },
  });
}
