import { readConfig } from "../config.js";
import { FakeClock } from "../testing/fake-clock.js";
import { iceServersFor, turnCredential } from "./ice-servers.js";

const given = (settings: Record<string, string>) => {
  const clock = new FakeClock();
  const { iceServers, ...rest } = iceServersFor({ config: readConfig(settings), clock }, { participantId: "ben" });
  return { iceServers, rest, now: clock.now() };
};
const TURN = { TURN_URLS: "turn:turn.example.org:3478", TURN_SECRET: "a-secret-of-coturn" };

test("SEC-161 without settings there is no server of anybody", () => {
  const { iceServers, rest } = given({});
  expect(iceServers).toEqual([]);
  expect(rest).toEqual({ relayOnly: false, hasRelay: false, ttlS: null });
});

test("SEC-161 the credential is the HMAC-SHA1 by which coturn checks it, for a fixed secret and time", () => {
  expect(turnCredential("a-secret-of-coturn", 1_700_000_000, "ben")).toEqual({
    username: "1700000000:ben",
    credential: "CfYhvE82RiFex5h4mOmxv7qpkM8=",
  });
});

test("SEC-161 the credential is the participant's own, expires, and stands beside the relay alone", () => {
  const stun = "stun:turn.example.org:3478, stun:other.example.org";
  const { iceServers, rest, now } = given({ ...TURN, STUN_URLS: stun, TURN_TTL: "60", CALL_RELAY_ONLY: "on" });
  expect(rest).toEqual({ relayOnly: true, hasRelay: true, ttlS: 60 });
  const [first, relay] = iceServers;
  expect(first).toEqual({ urls: ["stun:turn.example.org:3478", "stun:other.example.org"] });
  expect(relay?.urls).toEqual(["turn:turn.example.org:3478"]);
  expect(relay?.username).toBe(`${Math.floor(now / 1000) + 60}:ben`);
});

test.each([
  [{ TURN_URLS: "turn:turn.example.org" }, "TURN_SECRET is needed beside TURN_URLS."],
  [{ TURN_SECRET: "0123456789abcdef" }, "TURN_URLS is needed beside TURN_SECRET."],
  [{ ...TURN, TURN_SECRET: "short" }, "TURN_SECRET must have at least 16 characters."],
  [{ CALL_RELAY_ONLY: "on" }, "CALL_RELAY_ONLY needs TURN_URLS"],
  [{ ...TURN, TURN_TTL: "5" }, "TURN_TTL must be a number of seconds from 60 to 86400."],
  [{ STUN_URLS: "turn:turn.example.org" }, "STUN_URLS must be addresses such as"],
])("SEC-161 settings that cannot work together are named: %j", (settings, fault) => {
  expect(() => readConfig(settings)).toThrow(fault);
});
