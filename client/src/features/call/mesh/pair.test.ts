import { hears, type Move, newPair, nextPair, type Pair, type PairEvent } from "./pair";

const tick = (expected = true, canSignal = true): PairEvent => ({ kind: "tick", expected, canSignal });
const link = (to: Pair["link"]): PairEvent => ({ kind: "link", link: to });

/** What happens at which second, with a tick each second; returns the moves as `second:move`. */
function play(script: Readonly<Record<number, readonly PairEvent[]>>, seconds: number, each = tick()): string[] {
  const moves: string[] = [];
  let pair = newPair(0);
  const step = (event: PairEvent, second: number) => {
    const next = nextPair(pair, event, second * 1000);
    pair = next.pair;
    if (next.move !== null) moves.push(`${second}:${next.move}`);
  };
  for (let second = 1; second <= seconds; second += 1) {
    for (const event of script[second] ?? []) step(event, second);
    step(each, second);
  }
  return moves;
}

/** Packets that go on arriving from one second to another. */
const sound = (from: number, to: number): Record<number, PairEvent[]> =>
  Object.fromEntries(
    Array.from({ length: to - from + 1 }, (_, index) => [
      from + index,
      [{ kind: "packets", count: (from + index) * 50, expected: true } satisfies PairEvent],
    ]),
  );

describe("CAL-10 a pair's connection", () => {
  test.each<[string, Record<number, PairEvent[]>, number, PairEvent, string[]]>([
    ["that is up and heard is left alone", Object.assign(sound(2, 30), { 1: [link("up")] }), 30, tick(), []],
    ["is restarted after 3 shaky seconds", { 1: [link("up")], 5: [link("shaky")] }, 8, tick(false), ["8:restart"]],
    [
      "is left alone if it recovers before",
      { 1: [link("up")], 5: [link("shaky")], 7: [link("up")] },
      12,
      tick(false),
      [],
    ],
    ["that failed is restarted at once", { 1: [link("up")], 6: [link("down")] }, 6, tick(), ["6:restart"]],
    ["that never comes about is tried again", {}, 13, tick(), ["6:restart", "12:restart"]],
    ["that brings nothing for 5 s though somebody speaks is restarted", { 1: [link("up")] }, 7, tick(), ["6:restart"]],
    ["of somebody muted may be silent", { 1: [link("up")] }, 30, tick(false), []],
    [
      "is renewed after three restarts in vain",
      { 1: [link("up")], 5: [link("down")] },
      17,
      tick(),
      ["5:restart", "9:restart", "13:restart", "17:renew"],
    ],
    ["waits while the server cannot be reached", { 1: [link("up")], 5: [link("down")] }, 20, tick(true, false), []],
    [
      "is restarted as soon as the server is back",
      { 1: [link("up")], 5: [link("down")], 20: [{ kind: "returned" }] },
      20,
      tick(true, false),
      ["20:restart"],
    ],
    ["that is up is left alone then", { 1: [link("up")], 20: [{ kind: "returned" }] }, 20, tick(false), []],
    [
      "takes new credentials by a restart",
      { 1: [link("up")], 9: [{ kind: "credentials" }] },
      9,
      tick(false),
      ["9:restart"],
    ],
  ])("%s", (_title, script, seconds, each, moves) => {
    expect(play(script, seconds, each)).toEqual(moves);
  });

  test("that is heard again begins to count anew", () => {
    const script = Object.assign(sound(11, 15), { 1: [link("down")], 10: [link("up")], 16: [link("down")] });
    const moves = play(script, 16);
    expect(moves).toEqual(["4:restart", "8:restart", "16:restart"]);
    const last: Move = "restart";
    expect(moves.at(-1)).toContain(last);
  });

  test("is heard while packets come, and of somebody muted while it is up", () => {
    const { pair } = nextPair(newPair(0), link("up"), 1000);
    expect([hears(pair, true, 3000), hears(pair, true, 4000), hears(pair, false, 60_000)]).toEqual([true, false, true]);
    expect(hears(newPair(0), false, 0)).toBe(false);
  });
});
