import { joinRoutes } from "@casement/shared/contract/http/join-routes";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { callerOf } from "./call";
import type { InviteKey } from "./invites";

const call = callerOf(joinRoutes);

/** How often a waiting device asks whether it was admitted, in ms. */
const ASK_EVERY_MS = 2000;

/** What an invite leads to. The secret travels in the body, never in a URL. */
export function useInvitePreview(key: InviteKey | null) {
  return useQuery({
    // Cache keys show up in developer tools, so the secret is not part of them.
    queryKey: ["invite-preview", key?.id],
    queryFn: ({ signal }) => call("previewInvite", { body: key as InviteKey, signal }),
    enabled: key !== null,
    staleTime: 0,
    gcTime: 0,
  });
}

/** Joins, or asks the host when the link was used on another device. Must only be called by a click. */
export function useRedeemInvite() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: InviteKey & { name: string }) => call("redeemInvite", { body }),
    onSuccess: (answer) => {
      if (answer.status === "joined") client.clear();
    },
  });
}

/** Asks until the owner has decided; a refusal is the error DEVICE_REFUSED. */
export function useAdmission(requestId: string | null) {
  return useQuery({
    queryKey: ["admission", requestId],
    queryFn: ({ signal }) => call("askJoin", { params: { requestId: requestId as string }, signal }),
    enabled: requestId !== null,
    refetchInterval: (query) => (query.state.data?.status === "joined" || query.state.error ? false : ASK_EVERY_MS),
    staleTime: 0,
    gcTime: 0,
  });
}
