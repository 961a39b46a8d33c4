import type { RouteBody, RouteResponse } from "@casement/shared/contract/http/routes";
import { shareRoutes } from "@casement/shared/contract/http/share-routes";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { callerOf } from "./call";

const call = callerOf(shareRoutes);

export type CreatedShare = RouteResponse<"createShare">;
export type SharePreview = RouteResponse<"previewShare">;
export type ShareForMe = NonNullable<RouteResponse<"findShare">["share"]>;
type ShareKey = RouteBody<"openShare">;

const sharesKey = (sessionId: string) => ["session", sessionId, "shares"] as const;

export function useShares(sessionId: string) {
  return useQuery({
    queryKey: sharesKey(sessionId),
    queryFn: async ({ signal }) => (await call("listShares", { params: { id: sessionId }, signal })).items,
  });
}

export function useCreateShare(sessionId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RouteBody<"createShare">) => call("createShare", { params: { id: sessionId }, body }),
    onSuccess: () => void client.invalidateQueries({ queryKey: sharesKey(sessionId) }),
  });
}

export function useRevokeShare(sessionId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (shareId: string) => call("revokeShare", { params: { id: sessionId, shareId } }),
    onSettled: () => client.invalidateQueries({ queryKey: sharesKey(sessionId) }),
  });
}

/**
 * The recording as shared with the candidate who asks; null when it is not. `shares` are the record's, so that a change
 * asks again.
 */
export function useShareForMe(sessionId: string, shares: readonly string[], enabled: boolean) {
  return useQuery({
    queryKey: ["session", sessionId, "share-for-me", ...shares],
    queryFn: async ({ signal }) => (await call("findShare", { params: { id: sessionId }, signal })).share,
    enabled,
  });
}

/**
 * What a playback link leads to. The secret travels in the body, never in a URL, and is not part of the cache's keys.
 */
export function useSharePreview(key: ShareKey) {
  return useQuery({
    queryKey: ["share-preview", key.id],
    queryFn: ({ signal }) => call("previewShare", { body: key, signal }),
    staleTime: 0,
    gcTime: 0,
  });
}

/** Lets this browser watch. Must only be called by a click. */
export function useOpenShare() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ShareKey) => call("openShare", { body }),
    // A browser without a sign-in is a guest from now on.
    onSuccess: () => client.clear(),
  });
}
