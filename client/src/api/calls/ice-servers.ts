import { callRoutes, type IceServers } from "@casement/shared/contract/http/call-routes";
import { useQuery } from "@tanstack/react-query";
import { callerOf } from "../call";

const call = callerOf(callRoutes);

/** The servers through which this participant's calls connect; the credentials expire. Throws ApiError. */
export function fetchIceServers(sessionId: string): Promise<IceServers> {
  return call("getIceServers", { params: { id: sessionId } });
}

/** What the server offers, to tell people; a call asks anew, because credentials expire. */
export function useIceServers(sessionId: string) {
  return useQuery({ queryKey: ["ice-servers", sessionId], queryFn: () => fetchIceServers(sessionId) });
}
