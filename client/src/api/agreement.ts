import { sessionRoutes } from "@casement/shared/contract/http/session-routes";
import { useQuery } from "@tanstack/react-query";
import { callerOf } from "./call";

const call = callerOf(sessionRoutes);

/** Marks of the sessions that the account has scored together with others, by version of the rubric. */
export function useAgreement() {
  return useQuery({
    queryKey: ["agreement"],
    queryFn: async ({ signal }) => (await call("getAgreement", { signal })).rubrics,
  });
}
