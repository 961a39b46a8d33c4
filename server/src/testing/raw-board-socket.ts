import { MESSAGE } from "@casement/shared/contract/board-wire";
import { WebSocket } from "ws";
import type { BoardStage } from "./board-stage.js";
import type { Actor } from "./session-stage.js";

/** A board socket that may send anything, with the first two bytes of each message that it received. */
export async function rawBoardSocket({ origin }: Pick<BoardStage, "origin">, actor: Actor, options: object = {}) {
  const url = `${origin.replace("http", "ws")}/board/${actor.sessionId}?saved=1`;
  const ws = new WebSocket(url, { headers: { cookie: actor.cookie, origin }, ...options });
  const heard: (readonly [type: number, next: number])[] = [];
  ws.on("error", () => undefined);
  ws.on("message", (data: Buffer) => heard.push([data[0] ?? 0, data[1] ?? 0]));
  const closed = new Promise<number>((resolve) => ws.on("close", resolve));
  await new Promise((resolve) => ws.on("open", resolve));
  const until = async (condition: () => boolean) => {
    while (!condition()) await new Promise((resolve) => ws.once("message", resolve));
  };
  const count = (type: number, next?: number) =>
    heard.filter((message) => message[0] === type && (next === undefined || message[1] === next)).length;
  const questions = () => count(MESSAGE.SYNC, 0);
  /** As long as it is below 128. */
  const savedCount = () => heard.findLast(([type]) => type === MESSAGE.SAVED)?.[1] ?? 0;
  return { ws, closed, until, count, questions, savedCount };
}
