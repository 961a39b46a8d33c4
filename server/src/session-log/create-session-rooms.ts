import { RoomCache } from "./room-cache.js";
import { type RoomDeps, SessionRoom } from "./session-room.js";
import type { SessionRooms } from "./session-rooms.js";

/** The rooms of this node: sessions are kept in memory while they are used. */
export function createSessionRooms(deps: RoomDeps): SessionRooms {
  const cache = new RoomCache<SessionRoom>(deps.clock);
  const room = (sessionId: string) => cache.get(sessionId, () => new SessionRoom(sessionId, deps));
  return {
    load: (sessionId) => room(sessionId).load(),
    commit: (sessionId, actor, decide, write) => room(sessionId).commit(actor, decide, write),
    create: (sessionId, actor, decide, write) => room(sessionId).create(actor, decide, write),
    forget: (sessionId) => cache.delete(sessionId),
  };
}
