import { libraryRoutes } from "@casement/shared/contract/http/library-routes";
import type { RouteBody } from "@casement/shared/contract/http/routes";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { callerOf } from "./call";

const call = callerOf(libraryRoutes);

const frameworksKey = ["frameworks"] as const;
/** The built-in frameworks and the account's own. */
export function useFrameworks() {
  return useQuery({
    queryKey: frameworksKey,
    queryFn: async ({ signal }) => (await call("listFrameworks", { signal })).items,
  });
}

function useFrameworksChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: frameworksKey });
}

export function useCloneFramework() {
  const changed = useFrameworksChanged();
  return useMutation({
    mutationFn: (frameworkId: string) => call("cloneFramework", { params: { frameworkId } }),
    onSuccess: changed,
  });
}

export function useCreateFramework() {
  const changed = useFrameworksChanged();
  return useMutation({
    mutationFn: (body: RouteBody<"createFramework">) => call("createFramework", { body }),
    onSuccess: changed,
  });
}

export function useEditFramework(frameworkId: string) {
  const changed = useFrameworksChanged();
  return useMutation({
    mutationFn: (body: RouteBody<"editFramework">) => call("editFramework", { params: { frameworkId }, body }),
    onSuccess: changed,
  });
}

export function useDeleteFramework() {
  const changed = useFrameworksChanged();
  return useMutation({
    mutationFn: (frameworkId: string) => call("deleteFramework", { params: { frameworkId } }),
    onSuccess: changed,
  });
}
