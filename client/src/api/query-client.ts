import { QueryClient } from "@tanstack/react-query";
import { codeOf } from "../lib/api-error";

/** Only faults that may pass by themselves are worth asking again. */
const PASSING = new Set(["OFFLINE", "DATABASE_UNAVAILABLE", "INTERNAL"]);
const MAX_RETRIES = 2;
const FRESH_FOR_MS = 10_000;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_FOR_MS,
      retry: (failures, error) => failures < MAX_RETRIES && PASSING.has(codeOf(error)),
      // The server is often on this very machine: "offline" of the browser says nothing about it.
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});
