import type { Frame } from "../metering/gate.js";

/** This many characters show what a packet is. */
const OPENING_LENGTH = 24;
/**
 * engine.io: close, pong. socket.io inside a message: CONNECT to the default namespace, DISCONNECT, EVENT with the
 * number of its acknowledgement.
 */
const SPOKEN = /^(?:1$|3$|40(?:\{|$)|41$|42\d{0,15}\[)/;
const CONNECT = "40";
/** Pings and pongs cost less than commands. */
const LIGHT = 0.25;

/**
 * Judges one connection's packets by their first characters: only text, one CONNECT, and no binary attachments, which
 * no command has. The function returns a frame's cost, or null for one that no client of ours sends.
 */
export function createSpeech(): (frame: Frame) => number | null {
  let connected = false;
  return ({ event, data, isBinary }) => {
    if (event !== "message") return LIGHT;
    const opening = data.toString("latin1", 0, OPENING_LENGTH);
    if (isBinary || !SPOKEN.test(opening)) return null;
    if (opening.startsWith("3")) return LIGHT;
    if (!opening.startsWith(CONNECT)) return 1;
    if (connected) return null;
    connected = true;
    return 1;
  };
}
