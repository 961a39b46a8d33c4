import { SYNC, syncMessage, TYPE } from "./dialects.mjs";
import { enterRoom } from "./room.mjs";
import { strokeUpdates } from "./updates.mjs";
import { clientFrame } from "./wire.mjs";

const TEXT = 1;
const CLIENT_ID = 1_111_111_111;
const MAX_BYTES = 600;
const GIVE_UP_AFTER = 5;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A seeded generator: every server gets the same frames. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * Yields without end: broken WebSocket frames, text, random bytes, broken messages, altered and cut updates, forged
 * awareness.
 */
function* hostileFrames(dialect, room) {
  const random = randomFrom(1);
  const noise = () => Uint8Array.from({ length: 1 + random(MAX_BYTES) }, () => random(256));
  const updates = strokeUpdates({ count: 50, clientId: CLIENT_ID, pieceBytes: 128 });
  const good = () => Uint8Array.from(updates[random(updates.length)]);
  const bent = () => {
    const bytes = good();
    for (let flip = random(4); flip >= 0; flip -= 1) bytes[random(bytes.length)] = random(256);
    return bytes;
  };
  const kinds = [
    () => clientFrame(syncMessage(dialect, room, SYNC.UPDATE, bent())),
    () => clientFrame(syncMessage(dialect, room, SYNC.STEP_2, bent())),
    () => clientFrame(syncMessage(dialect, room, SYNC.UPDATE, good().subarray(0, random(100)))),
    () => clientFrame(syncMessage(dialect, room, SYNC.UPDATE, bent()).subarray(0, 40)),
    () => clientFrame(syncMessage(dialect, room, SYNC.UPDATE, noise())),
    () => clientFrame(syncMessage(dialect, room, SYNC.STEP_1, noise())),
    () => clientFrame(Uint8Array.from([TYPE.AWARENESS, ...noise()])),
    () => clientFrame(noise()),
    () => clientFrame(noise(), TEXT),
    () => Buffer.from(noise()),
  ];
  for (let index = 0; ; index += 1) yield kinds[index % kinds.length]();
}

/** Sends hostile frames one after another for this many seconds; reconnects whenever the server disconnects it. */
export async function attack({ dialect, room, seat, seconds }) {
  const until = performance.now() + seconds * 1000;
  let [sent, thrownOut, refusals] = [0, 0, 0];
  let client = null;
  for (const frame of hostileFrames(dialect, room)) {
    while (client === null || client.closed !== null) {
      try {
        client = await enterRoom(dialect, room, seat, () => undefined);
        client.onClosed(() => {
          thrownOut += 1;
        });
        refusals = 0;
      } catch {
        refusals += 1;
        if (refusals > GIVE_UP_AFTER) return { sent, thrownOut };
        await pause(100);
      }
    }
    if (performance.now() > until) break;
    client.write(frame);
    sent += 1;
    // Long enough to be disconnected for this frame and not among the next ones.
    await pause(2);
  }
  client.onClosed(() => undefined).drop();
  return { sent, thrownOut };
}
