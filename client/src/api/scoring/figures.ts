import { scoringRoutes } from "@casement/shared/contract/http/scoring-routes";
import { useQuery } from "@tanstack/react-query";
import { callerOf } from "../call";

const call = callerOf(scoringRoutes);

/** Marks of the sessions that the account has scored together with others, by version of the rubric. */
export function useAgreement() {
  return useQuery({
    queryKey: ["agreement"],
    queryFn: async ({ signal }) => (await call("getAgreement", { signal })).rubrics,
  });
}

/** The account's ended sessions as candidate and in practice, oldest first. */
export function useProgress() {
  return useQuery({
    queryKey: ["progress"],
    queryFn: async ({ signal }) => (await call("getProgress", { signal })).sessions,
    // A session that has just ended is to be there.
    staleTime: 0,
  });
}
