// The people's seats: the address that each connects to, as whom, and from which address.

/** Our server lets one address have 64 connections: people come from several, as in life. */
const PEOPLE_PER_ADDRESS = 32;

/**
 * Seats for `clients` people in each of these rooms of a server. The first one writes.
 * @param {import("./server-process.mjs").ServerProcess} server
 * @param {{ room: string, cookies: string[] }[]} sessions of ours; the others take their ids as names
 */
export function seatPeople(server, sessions, clients) {
  let people = 0;
  return sessions.map(({ room, cookies }) => ({
    room,
    seats: Array.from({ length: clients }, (_, index) => {
      people += 1;
      return {
        url: server.contender.url(server.origin.replace("localhost", "127.0.0.1"), room),
        headers: { Origin: server.origin, Cookie: cookies[index % cookies.length] },
        localAddress: `127.0.1.${1 + Math.floor(people / PEOPLE_PER_ADDRESS)}`,
        stateless: server.contender.stateless === true,
      };
    }),
  }));
}
