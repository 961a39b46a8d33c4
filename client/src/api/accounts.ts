import { accountRoutes } from "@casement/shared/contract/http/account-routes";
import type { RouteBody, RouteResponse } from "@casement/shared/contract/http/routes";
import { useMutation, useMutationState, useQuery, useQueryClient } from "@tanstack/react-query";
import { forgetDrafts } from "@/lib/browser/kept-drafts";
import { callerOf } from "./call";

const call = callerOf(accountRoutes);

export type Me = RouteResponse<"getMe">;
export type SignInItem = RouteResponse<"listSignIns">["items"][number];

const meKey = ["me"] as const;
const signInsKey = ["sign-ins"] as const;
const accountsKey = ["accounts"] as const;
const signOutKey = ["sign-out"] as const;

/** How soon an idle page notices that its sign-in was ended elsewhere. */
const WATCH_EVERY_MS = 15_000;

/**
 * Who uses this browser (an account, a guest or nobody), and whether accounts can be created. `watched` asks again
 * regularly while the page is visible, and whenever it becomes visible.
 */
export function useMe({ watched = false } = {}) {
  return useQuery({
    queryKey: meKey,
    queryFn: ({ signal }) => call("getMe", { signal }),
    staleTime: 60_000,
    ...(watched ? { refetchInterval: WATCH_EVERY_MS, refetchOnWindowFocus: "always" as const } : {}),
  });
}

/** Drops the cached answer, so that the next page asks again. */
export function useForgetMe() {
  const client = useQueryClient();
  return () => client.resetQueries({ queryKey: meKey });
}

/** Empties the cache, because everything in it belongs to whoever was signed in before. */
function useFreshStart() {
  const client = useQueryClient();
  return async () => {
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== meKey[0] });
    await client.invalidateQueries({ queryKey: meKey });
  };
}

export function useSignUp() {
  const onSuccess = useFreshStart();
  return useMutation({ mutationFn: (body: RouteBody<"signUp">) => call("signUp", { body }), onSuccess });
}

export function useSignIn() {
  const onSuccess = useFreshStart();
  return useMutation({ mutationFn: (body: RouteBody<"signIn">) => call("signIn", { body }), onSuccess });
}

export function useSignOut() {
  const startAfresh = useFreshStart();
  const onSuccess = () => {
    forgetDrafts();
    return startAfresh();
  };
  return useMutation({ mutationKey: signOutKey, mutationFn: () => call("signOut"), onSuccess });
}

/** Whether this browser itself signed out. */
export function useHasSignedOut(): boolean {
  return useMutationState({ filters: { mutationKey: signOutKey, status: "success" } }).length > 0;
}

export function useSignIns() {
  return useQuery({
    queryKey: signInsKey,
    queryFn: async ({ signal }) => (await call("listSignIns", { signal })).items,
  });
}

export function useEndSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (signInId: string) => call("endSignIn", { params: { signInId } }),
    onSettled: () => client.invalidateQueries({ queryKey: signInsKey }),
  });
}

/** The server ends all other sign-ins, so their list is read again. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RouteBody<"changePassword">) => call("changePassword", { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: signInsKey }),
  });
}

/** The page shows the new name and address at once. */
export function useEditProfile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RouteBody<"editProfile">) => call("editProfile", { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: meKey }),
  });
}

export function useResetPassword() {
  return useMutation({ mutationFn: (body: RouteBody<"resetPassword">) => call("resetPassword", { body }) });
}

/** Every account of the server, for its administrator. */
export function useAccounts() {
  return useQuery({ queryKey: accountsKey, queryFn: ({ signal }) => call("listAccounts", { signal }) });
}

export function useCreatePasswordReset() {
  return useMutation({
    mutationFn: (accountId: string) => call("createPasswordReset", { params: { accountId } }),
  });
}

export function useDisableAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ accountId, disabled }: { readonly accountId: string; readonly disabled: boolean }) =>
      call("disableAccount", { params: { accountId }, body: { disabled } }),
    onSettled: () => client.invalidateQueries({ queryKey: accountsKey }),
  });
}
