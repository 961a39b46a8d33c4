import { accountRoutes } from "@casement/shared/contract/http/account-routes";
import { useQuery } from "@tanstack/react-query";
import { callerOf } from "./call";

const call = callerOf(accountRoutes);

/** The server's settings for the page; they only change with a restart of the server. */
export function useSettings() {
  return useQuery({
    queryKey: ["settings"],
    queryFn: ({ signal }) => call("getSettings", { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
