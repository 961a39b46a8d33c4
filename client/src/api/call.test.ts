import { accountRoutes } from "@casement/shared/contract/http/account-routes";
import { ApiError } from "@/lib/api-error";
import { callerOf, urlOf } from "./call";

const call = callerOf(accountRoutes);

/** fetch is not part of the product, so a test may replace it. */
function answer(status: number, body: string, headers: Record<string, string> = {}): void {
  globalThis.fetch = async () => new Response(status === 204 ? null : body, { status, headers });
}

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

const failing = (promise: Promise<unknown>): Promise<ApiError> =>
  promise.then(
    () => Promise.reject(new Error("should have failed")),
    (error: ApiError) => error,
  );

test("UI-9 urlOf fills in names and leaves empty queries out", () => {
  expect(urlOf({ path: "/sessions/:id/invites/:inviteId" }, { id: "a b", inviteId: "c" })).toBe(
    "/api/v1/sessions/a%20b/invites/c",
  );
  expect(urlOf({ path: "/sessions" }, {}, { phase: "live", q: "", cursor: undefined })).toBe(
    "/api/v1/sessions?phase=live",
  );
  expect(() => urlOf({ path: "/sessions/:id" }, {})).toThrow("needs a value for id");
});

test("UI-9 an answer that matches the contract is returned", async () => {
  const me = { account: null, guest: false, signUpOpen: true, firstRun: true };
  answer(200, JSON.stringify(me));
  await expect(call("getMe")).resolves.toEqual(me);
});

test("UI-9 an answer without a body is fine where the contract has none", async () => {
  answer(204, "");
  await expect(call("signOut")).resolves.toBeUndefined();
});

test("UI-9 an answer that breaks the contract is UNREADABLE", async () => {
  answer(200, JSON.stringify({ account: 7 }));
  expect((await failing(call("getMe"))).code).toBe("UNREADABLE");
  answer(200, "<html>");
  expect((await failing(call("getMe"))).code).toBe("UNREADABLE");
});

test("UI-9 the server's error arrives with code, message and details", async () => {
  answer(429, JSON.stringify({ code: "RATE_LIMITED", message: "Slow down.", details: { retryAfterSeconds: 9 } }));
  const error = await failing(call("getMe"));
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ code: "RATE_LIMITED", message: "Slow down.", details: { retryAfterSeconds: 9 } });
});

test("UI-9 a proxy's 429 without our shape keeps its Retry-After", async () => {
  answer(429, "slow down", { "retry-after": "30" });
  expect(await failing(call("getMe"))).toMatchObject({ code: "RATE_LIMITED", details: { retryAfterSeconds: 30 } });
});

test("UI-9 no connection is OFFLINE", async () => {
  globalThis.fetch = async () => {
    throw new TypeError("fetch failed");
  };
  expect((await failing(call("getMe"))).code).toBe("OFFLINE");
});
