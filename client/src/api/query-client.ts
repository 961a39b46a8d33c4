import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { codeOf } from "@/lib/api-error";

/** Faults that may pass by themselves; only these are asked again. */
const PASSING = new Set(["OFFLINE", "DATABASE_UNAVAILABLE", "INTERNAL"]);
const MAX_RETRIES = 2;
const FRESH_FOR_MS = 10_000;

/** Any refusal may be the first sign that the sign-in was ended elsewhere. */
function askWhoIsSignedIn(error: unknown): void {
  if (codeOf(error) === "UNAUTHENTICATED") void queryClient.invalidateQueries({ queryKey: ["me"] });
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: askWhoIsSignedIn }),
  mutationCache: new MutationCache({ onError: askWhoIsSignedIn }),
  defaultOptions: {
    queries: {
      staleTime: FRESH_FOR_MS,
      retry: (failures, error) => failures < MAX_RETRIES && PASSING.has(codeOf(error)),
      // The server often runs on this computer, so the browser's "offline" says nothing about it.
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});
