import { libraryRoutes } from "@casement/shared/contract/http/library-routes";
import type { RouteBody } from "@casement/shared/contract/http/routes";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { callerOf } from "../call";

const call = callerOf(libraryRoutes);

const rubricsKey = ["rubrics"] as const;
/** The built-in rubrics and the account's own. */
export function useRubrics() {
  return useQuery({
    queryKey: rubricsKey,
    queryFn: async ({ signal }) => (await call("listRubrics", { signal })).items,
  });
}

function useRubricsChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: rubricsKey });
}

export function useCloneRubric() {
  const changed = useRubricsChanged();
  return useMutation({
    mutationFn: (rubricId: string) => call("cloneRubric", { params: { rubricId } }),
    onSuccess: changed,
  });
}

export function useCreateRubric() {
  const changed = useRubricsChanged();
  return useMutation({
    mutationFn: (body: RouteBody<"createRubric">) => call("createRubric", { body }),
    onSuccess: changed,
  });
}

export function useEditRubric(rubricId: string) {
  const changed = useRubricsChanged();
  return useMutation({
    mutationFn: (body: RouteBody<"editRubric">) => call("editRubric", { params: { rubricId }, body }),
    onSuccess: changed,
  });
}

export function useDeleteRubric() {
  const changed = useRubricsChanged();
  return useMutation({
    mutationFn: (rubricId: string) => call("deleteRubric", { params: { rubricId } }),
    onSuccess: changed,
  });
}
