import { libraryRoutes } from "@casement/shared/contract/http/library-routes";
import type { RouteBody } from "@casement/shared/contract/http/routes";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { callerOf } from "./call";

const call = callerOf(libraryRoutes);

const problemsKey = ["problems"] as const;

/** The built-in problems and the account's own, without their guides. */
export function useProblems() {
  return useQuery({
    queryKey: [...problemsKey, "list"],
    queryFn: async ({ signal }) => (await call("listProblems", { signal })).items,
  });
}

/** One problem with its guide, current or at an earlier version. */
export function useProblem(problemId: string, version: number | null = null) {
  return useQuery({
    queryKey: [...problemsKey, problemId, version],
    queryFn: ({ signal }) =>
      version === null
        ? call("getProblem", { params: { problemId }, signal })
        : call("getProblemVersion", { params: { problemId, version: String(version) }, signal }),
  });
}

export function useProblemVersions(problemId: string) {
  return useQuery({
    queryKey: [...problemsKey, problemId, "versions"],
    queryFn: async ({ signal }) => (await call("listProblemVersions", { params: { problemId }, signal })).items,
  });
}

function useProblemsChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: problemsKey });
}

export function useCreateProblem() {
  const changed = useProblemsChanged();
  return useMutation({
    mutationFn: (body: RouteBody<"createProblem">) => call("createProblem", { body }),
    onSuccess: changed,
  });
}

export function useCloneProblem() {
  const changed = useProblemsChanged();
  return useMutation({
    mutationFn: (problemId: string) => call("cloneProblem", { params: { problemId } }),
    onSuccess: changed,
  });
}

export function useEditProblem(problemId: string) {
  const changed = useProblemsChanged();
  return useMutation({
    mutationFn: (body: RouteBody<"editProblem">) => call("editProblem", { params: { problemId }, body }),
    onSuccess: changed,
  });
}

export function useArchiveProblem() {
  const changed = useProblemsChanged();
  return useMutation({
    mutationFn: ({ problemId, archived }: { problemId: string; archived: boolean }) =>
      call("archiveProblem", { params: { problemId }, body: { archived } }),
    onSuccess: changed,
  });
}

export function useDeleteProblem() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (problemId: string) => call("deleteProblem", { params: { problemId } }),
    // Only the list: the page of the deleted problem would otherwise ask for it again.
    onSuccess: () => client.invalidateQueries({ queryKey: [...problemsKey, "list"] }),
  });
}
