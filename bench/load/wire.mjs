// A WebSocket client that costs next to nothing: measuring must not take the processor from what is measured.
import { randomBytes } from "node:crypto";
import { connect } from "node:net";

const OPCODE = { BINARY: 2, CLOSE: 8, PING: 9, PONG: 10 };
/** Any mask but zero: servers skip unmasking for zero, and no browser sends it. */
const MASK = [0x5a, 0x13, 0xc7, 0x2e];
const CONNECT_WITHIN_MS = 20_000;

/** A client's frame, masked, ready to be written as it is. @param {Uint8Array} payload @param {number} [opcode] */
export function clientFrame(payload, opcode = OPCODE.BINARY) {
  const { length } = payload;
  const extra = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const frame = Buffer.allocUnsafe(6 + extra + length);
  frame[0] = 0x80 | opcode;
  frame[1] = 0x80 | (extra === 0 ? length : extra === 2 ? 126 : 127);
  if (extra === 2) frame.writeUInt16BE(length, 2);
  if (extra === 8) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.set(MASK, 2 + extra);
  for (let index = 0; index < length; index += 1) frame[6 + extra + index] = payload[index] ^ MASK[index & 3];
  return frame;
}

/**
 * One connection. `onMessage` gets every binary message, whose buffer is valid until it returns. `closed` is null, or
 * the close code once the connection is closed (1006 without one).
 */
export class WireClient {
  closed = null;
  #socket;
  #chunks = [];
  #have = 0;
  #need = 2;
  #onMessage = () => undefined;
  #onClosed = () => undefined;

  constructor(socket) {
    this.#socket = socket;
    socket.on("data", (chunk) => this.#take(chunk));
    socket.on("close", () => this.#end(1006));
    socket.on("error", () => this.#end(1006));
  }

  /** @param {{ url: string, headers?: Record<string, string>, localAddress?: string }} target */
  static async open({ url, headers = {}, localAddress }) {
    const { hostname, port, pathname, search, host } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), localAddress, noDelay: true });
    const lines = [
      `GET ${pathname}${search} HTTP/1.1`,
      `Host: ${host}`,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ];
    socket.write(`${lines.join("\r\n")}\r\n\r\n`);
    const rest = await answered(socket);
    const client = new WireClient(socket);
    // Only after the caller could add a listener.
    if (rest.length > 0) queueMicrotask(() => client.#take(rest));
    return client;
  }

  onMessage(listener) {
    this.#onMessage = listener;
    return this;
  }

  onClosed(listener) {
    this.#onClosed = listener;
    return this;
  }

  /** Bytes written but not yet handed to the kernel. */
  get unsent() {
    return this.#socket.writableLength;
  }

  /** A finished frame (see clientFrame) or several. */
  write(frame) {
    if (this.closed === null) this.#socket.write(frame);
  }

  send(payload) {
    this.write(clientFrame(payload));
  }

  stopReading() {
    this.#socket.pause();
  }

  readAgain() {
    this.#socket.resume();
  }

  drop() {
    this.#socket.destroy();
  }

  #end(code) {
    if (this.closed !== null) return;
    this.closed = code;
    this.#onClosed(code);
  }

  #take(chunk) {
    this.#chunks.push(chunk);
    this.#have += chunk.length;
    if (this.#have < this.#need) return;
    let buffer = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    let at = 0;
    for (;;) {
      const size = frameSize(buffer, at);
      if (buffer.length - at < size) {
        this.#need = size;
        break;
      }
      this.#frame(buffer, at, at + size);
      at += size;
      this.#need = 2;
    }
    buffer = buffer.subarray(at);
    this.#chunks = buffer.length > 0 ? [buffer] : [];
    this.#have = buffer.length;
  }

  #frame(buffer, start, end) {
    const opcode = buffer[start] & 15;
    const short = buffer[start + 1] & 127;
    const payload = buffer.subarray(start + 2 + (short < 126 ? 0 : short === 126 ? 2 : 8), end);
    if (opcode === OPCODE.BINARY) this.#onMessage(payload);
    else if (opcode === OPCODE.PING) this.write(clientFrame(payload, OPCODE.PONG));
    else if (opcode === OPCODE.CLOSE) {
      this.write(clientFrame(payload.subarray(0, 2), OPCODE.CLOSE));
      this.#end(payload.length >= 2 ? payload.readUInt16BE(0) : 1005);
      this.#socket.end();
    }
  }
}

/** Size in bytes of the frame that begins at `at`, as far as it can be told yet. */
function frameSize(buffer, at) {
  const left = buffer.length - at;
  if (left < 2) return 2;
  const short = buffer[at + 1] & 127;
  if (short < 126) return 2 + short;
  if (short === 126) return left < 4 ? 4 : 4 + buffer.readUInt16BE(at + 2);
  return left < 10 ? 10 : 10 + Number(buffer.readBigUInt64BE(at + 2));
}

/** Waits for the switch of protocols; returns the bytes that came after it. */
function answered(socket) {
  return new Promise((resolve, reject) => {
    let head = Buffer.alloc(0);
    const timer = setTimeout(() => fail(new Error("the server does not answer the upgrade")), CONNECT_WITHIN_MS);
    const settle = () => {
      clearTimeout(timer);
      socket.off("data", read).off("error", fail).off("close", gone);
    };
    const fail = (error) => {
      settle();
      socket.destroy();
      reject(error);
    };
    const gone = () => fail(new Error("the server hung up on the upgrade"));
    const read = (chunk) => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      if (!head.toString("latin1", 0, end).startsWith("HTTP/1.1 101"))
        return fail(new Error(`upgrade refused: ${head.toString("latin1", 0, head.indexOf("\r\n"))}`));
      settle();
      // Nothing may be lost before the next listener is added.
      socket.pause();
      queueMicrotask(() => socket.resume());
      resolve(head.subarray(end + 4));
    };
    socket.on("data", read).on("error", fail).on("close", gone);
  });
}
