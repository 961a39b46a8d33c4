import type { WebSocket } from "ws";

/** Unread bytes at which a client is disconnected; it joins again and gets a snapshot. */
const MAX_UNREAD_BYTES = 4 * 1024 * 1024;

interface Packet {
  readonly data?: unknown;
}

/** engine.io's socket, which emits its packets: first as made, then as sent together. */
interface PacketSource {
  on(event: "packetCreate", listener: (packet: Packet) => void): void;
  on(event: "flush", listener: () => void): void;
}

/** Ends a connection whose client does not read. */
export function boundUnread(packets: PacketSource, socket: WebSocket): void {
  let waiting = 0;
  packets.on("packetCreate", ({ data }) => {
    if (waiting + socket.bufferedAmount > MAX_UNREAD_BYTES) socket.terminate();
    else if (typeof data === "string") waiting += data.length;
  });
  packets.on("flush", () => {
    waiting = 0;
  });
}
