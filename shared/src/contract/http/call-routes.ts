import { z } from "zod";
import type { Route } from "./route.js";

/** The servers through which a page's connections are made, as RTCPeerConnection takes them. */
export const iceServersSchema = z.object({
  iceServers: z.array(
    z.object({ urls: z.array(z.string()), username: z.string().optional(), credential: z.string().optional() }),
  ),
  /** Nobody may learn anybody's address: everything goes through the relay. */
  relayOnly: z.boolean(),
  /** Whether there is a relay, so that a person may choose to use it alone. */
  hasRelay: z.boolean(),
  /** For how many seconds the credentials are good; null: there are none. */
  ttlS: z.number().nullable(),
});
export type IceServers = z.infer<typeof iceServersSchema>;

/** What a call asks for beyond its signals. */
export const callRoutes = {
  getIceServers: {
    method: "GET",
    path: "/sessions/:id/ice-servers",
    summary: "The servers through which this participant's calls connect, with credentials that expire",
    access: "call.read",
    response: iceServersSchema,
  },
} as const satisfies Record<string, Route>;
