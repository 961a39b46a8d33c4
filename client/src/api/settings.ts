import { useQuery } from "@tanstack/react-query";
import { call } from "./call";

/** What the page needs to know of the server; it changes with a restart of the server alone. */
export function useSettings() {
  return useQuery({
    queryKey: ["settings"],
    queryFn: ({ signal }) => call("getSettings", { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
