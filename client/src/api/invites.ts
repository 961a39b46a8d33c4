import { inviteRoutes } from "@casement/shared/contract/http/invite-routes";
import type { RouteBody, RouteResponse } from "@casement/shared/contract/http/routes";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { callerOf } from "./call";

const call = callerOf(inviteRoutes);

export type InvitePreview = RouteResponse<"previewInvite">;
export type CreatedInvite = RouteResponse<"createInvite">;
export type InviteKey = RouteBody<"previewInvite">;

const invitesKey = (sessionId: string) => ["session", sessionId, "invites"] as const;

/** The session's invites, with the people who used each. */
export function useInvites(sessionId: string) {
  return useQuery({
    queryKey: invitesKey(sessionId),
    queryFn: ({ signal }) => call("listInvites", { params: { id: sessionId }, signal }),
  });
}

export function useCreateInvite(sessionId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RouteBody<"createInvite">) => call("createInvite", { params: { id: sessionId }, body }),
    onSuccess: () => void client.invalidateQueries({ queryKey: invitesKey(sessionId) }),
  });
}

/** Creates a link with which this person comes back as the same participant. */
export function useCreateReturnLink(sessionId: string, participantId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RouteBody<"createReturnLink">) =>
      call("createReturnLink", { params: { id: sessionId, participantId }, body }),
    onSuccess: () => void client.invalidateQueries({ queryKey: invitesKey(sessionId) }),
  });
}

/** Creates a link with which one comes back oneself. */
export function useCreateOwnReturnLink(sessionId: string) {
  return useMutation({
    mutationFn: (body: RouteBody<"createOwnReturnLink">) =>
      call("createOwnReturnLink", { params: { id: sessionId }, body }),
  });
}

/** Also ends the access of everybody who joined with it. */
export function useRevokeInvite(sessionId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (inviteId: string) => call("revokeInvite", { params: { id: sessionId, inviteId } }),
    onSettled: () => client.invalidateQueries({ queryKey: invitesKey(sessionId) }),
  });
}
