import { sessionRoutes } from "@casement/shared/contract/http/session-routes";
import { useQuery } from "@tanstack/react-query";
import { ApiError } from "@/lib/api-error";
import { urlOf } from "./call";

/** The board of a session as one Yjs update (V1). */
export function useBoard(sessionId: string) {
  return useQuery({
    queryKey: ["board", sessionId],
    queryFn: ({ signal }) => readBoard(sessionId, signal),
    staleTime: 0,
  });
}

export async function readBoard(sessionId: string, signal?: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(urlOf(sessionRoutes.readBoard, { id: sessionId }), {
    credentials: "same-origin",
    signal: signal ?? null,
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiError("OFFLINE", "The server cannot be reached.");
  });
  if (response.status === 404) throw new ApiError("NOT_FOUND", "There is no such board.");
  if (response.status === 403) throw new ApiError("FORBIDDEN", "The board is not shown to this role.");
  if (!response.ok) throw new ApiError("UNREADABLE", `The server answered ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}
