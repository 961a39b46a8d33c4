import type { Frame } from "../metering/gate.js";

/** So many characters tell what a packet is. */
const OPENING_LENGTH = 24;
/** engine.io: close, pong. socket.io in a message of it: CONNECT to the one namespace, DISCONNECT, EVENT with its acknowledgement's number. */
const SPOKEN = /^(?:1$|3$|40(?:\{|$)|41$|42\d{0,15}\[)/;
const CONNECT = "40";
/** Pings and answers to pings weigh less than commands. */
const LIGHT = 0.25;

/**
 * What one connection may say, judged by each packet's first characters: text alone, one CONNECT, and no binary
 * attachments, which no command has. Answers how much a frame counts, or null for what no client of ours says.
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
