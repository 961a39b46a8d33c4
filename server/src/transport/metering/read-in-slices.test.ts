import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { Frame } from "./gate.js";
import { Meter } from "./meter.js";
import { MeteredServer } from "./metered-socket.js";

const PLENTY = { frames: [1e9, 1e9], bytes: [1e9, 1e9], processorMs: [1e9, 1e9] } as const;
const SMALL_FRAMES = 10_000;

/** Sends these bytes right after an upgrade; answers what the gate was given, by turn of the loop. */
async function received(sent: Buffer, until: (frames: readonly Frame[]) => boolean) {
  const http = createServer();
  const sockets = new MeteredServer({ maxPayload: 1024 * 1024 });
  const frames: Frame[] = [];
  const turns: number[] = [];
  let turn = 0;
  let running = true;
  const count = () => {
    turn += 1;
    if (running) setImmediate(count);
  };
  count();
  const done = new Promise<void>((resolve) => {
    http.on("upgrade", (request, socket, head) =>
      sockets.handleUpgrade(request, socket, head, (ws) =>
        ws.guard(socket, {
          meters: [new Meter(PLENTY)],
          patienceMs: 1000,
          weigh: (frame) => {
            frames.push(frame);
            turns[turn] = (turns[turn] ?? 0) + 1;
            if (until(frames)) resolve();
            return 1;
          },
          onAbuse: () => undefined,
          onForeign: () => undefined,
        }),
      ),
    );
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const peer = connect((http.address() as AddressInfo).port, "127.0.0.1");
  peer.write(
    "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
  );
  await once(peer, "data");
  peer.write(sent);
  await done;
  running = false;
  peer.destroy();
  http.close();
  return { frames, mostInATurn: Math.max(...turns.filter((each) => each !== undefined)) };
}

/** A client's frame. A mask of zeros leaves the payload as it is. */
function frame(opcode: number, payload: Buffer): Buffer {
  const long = payload.length > 125;
  const head = Buffer.alloc(long ? 14 : 6);
  head[0] = 0x80 | opcode;
  head[1] = 0x80 | (long ? 127 : payload.length);
  if (long) head.writeBigUInt64BE(BigInt(payload.length), 2);
  return Buffer.concat([head, payload]);
}

test("SEC-56 ten thousand small frames in one chunk are read in their order, a few hundred in a turn of the loop", async () => {
  const sent = Array.from({ length: SMALL_FRAMES }, (_none, index) => frame(9, Buffer.from([index & 0xff])));
  const { frames, mostInATurn } = await received(Buffer.concat(sent), ({ length }) => length === SMALL_FRAMES);
  expect(frames.map(({ data }) => data[0])).toEqual(sent.map((_frame, index) => index & 0xff));
  expect(mostInATurn).toBeLessThan(1000);
});

test("SEC-56 a long message between small ones arrives whole", async () => {
  const long = Buffer.from(Array.from({ length: 300_000 }, (_none, index) => index % 251));
  const small = Array.from({ length: 1000 }, () => frame(9, Buffer.from("a")));
  const sent = Buffer.concat([...small, frame(2, long), ...small]);
  const { frames } = await received(sent, ({ length }) => length === 2001);
  expect(frames[1000]?.data.equals(long)).toBe(true);
  expect(frames.filter(({ event }) => event === "ping")).toHaveLength(2000);
});
