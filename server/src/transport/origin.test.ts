import { isAllowedPoll } from "./origin.js";

const OWN = "https://interviews.example.org";
const config = { allowedOrigins: [OWN] };
const ownGet = { method: "GET", headers: { "sec-fetch-site": "same-origin" } };

describe("SEC-41 a poll of socket.io", () => {
  test("comes in from our own pages: with their Origin, or as a browser's own GET without one", () => {
    expect(isAllowedPoll({ method: "POST", headers: { origin: OWN } }, config)).toBe(true);
    expect(isAllowedPoll(ownGet, config)).toBe(true);
  });

  test.each([
    ["no Origin and no word of the browser", { method: "GET", headers: {} }],
    ["a POST without an Origin", { ...ownGet, method: "POST" }],
    ["an upgrade without an Origin", { ...ownGet, headers: { ...ownGet.headers, upgrade: "websocket" } }],
    ["another page of the same site", { method: "GET", headers: { "sec-fetch-site": "same-site" } }],
    ["a foreign page", { method: "GET", headers: { "sec-fetch-site": "cross-site" } }],
    ["an address typed in", { method: "GET", headers: { "sec-fetch-site": "none" } }],
    [
      "a foreign Origin, whatever else it says",
      { ...ownGet, headers: { ...ownGet.headers, origin: "https://evil.example" } },
    ],
  ])("is refused: %s", (_, request) => {
    expect(isAllowedPoll(request, config)).toBe(false);
  });
});
