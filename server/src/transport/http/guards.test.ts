import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { ROUTES } from "@casement/shared/contract/http/routes";
import { FakeClock } from "../../testing/fake-clock.js";
import { createSession, expectStatus, PASSWORD, startTestServer, type TestServer } from "../../testing/test-server.js";

let server: TestServer;
let clientFolder: string;

beforeAll(async () => {
  clientFolder = mkdtempSync(path.join(tmpdir(), "casement-client-"));
  mkdirSync(path.join(clientFolder, "assets"));
  writeFileSync(path.join(clientFolder, "index.html"), "<!doctype html><title>Casement</title>");
  writeFileSync(path.join(clientFolder, "favicon.svg"), "<svg/>");
  writeFileSync(path.join(clientFolder, "assets", "main-abc123.js"), "export {};");
  writeFileSync(path.join(clientFolder, "assets", "main-abc123.js.br"), brotliCompressSync("export {};"));
  server = await startTestServer({}, { clientFolder });
});
afterAll(async () => {
  await server.close();
  rmSync(clientFolder, { recursive: true });
});

/** Sends exactly the given headers; fetch would add its own. */
function raw(
  method: string,
  target: string,
  headers: Record<string, string>,
  body = "",
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const sent = httpRequest({ hostname, port, method, path: target, headers }, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

describe("changes from elsewhere", () => {
  const json = { "content-type": "application/json", "content-length": "2" };
  const attempt = (headers: Record<string, string>) => raw("POST", "/api/v1/sign-ins", { ...json, ...headers }, "{}");

  test.each([
    ["neither header", {}],
    ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
    ["a sibling", { "sec-fetch-site": "same-site" }],
    ["a bookmark", { "sec-fetch-site": "none" }],
    ["another origin in an old browser", { origin: "https://evil.example" }],
    ["a null origin", { origin: "null" }],
    ["same-origin by a name that is not ours", { "sec-fetch-site": "same-origin", origin: "http://rebound.example" }],
    ["our origin as a prefix", { origin: "http://127.0.0.1" }],
  ])("SEC-10 %s is refused", async (_title, headers) => {
    const { status, text } = await attempt(headers as Record<string, string>);
    expect([status, JSON.parse(text).code]).toEqual([403, "ORIGIN_REFUSED"]);
  });

  test("SEC-10 our own page passes, by either header", async () => {
    const either: Record<string, string>[] = [{ "sec-fetch-site": "same-origin" }, { origin: server.url }];
    for (const headers of either) {
      const { status, text } = await attempt(headers);
      expect([status, JSON.parse(text).code]).toEqual([400, "VALIDATION"]);
    }
  });

  test("SEC-10 the rule stands before every route that changes something", async () => {
    for (const { method, path: route } of Object.values(ROUTES)) {
      if (method === "GET") continue;
      const { status } = await raw(method, `/api/v1${route.replace(/:\w+/g, "x")}`, {});
      expect([route, status]).toEqual([route, 403]);
    }
  });

  test("SEC-10 a form cannot post", async () => {
    const headers = { origin: server.url, "content-type": "text/plain", "content-length": "2" };
    expect((await raw("POST", "/api/v1/sign-ins", headers, "{}")).status).toBe(400);
  });
});

describe("bad input", () => {
  test("SEC-13 broken JSON, too much of it, and none", async () => {
    const page = server.browser();
    const broken = await page.post("/sign-ins", "{broken");
    expect([broken.status, broken.body.code]).toEqual([400, "VALIDATION"]);
    const large = await page.post("/sign-ins", { email: "a".repeat(300_000) });
    expect([large.status, large.body.code]).toEqual([413, "PAYLOAD_TOO_LARGE"]);
    const none = await page.post("/sign-ins");
    expect([none.status, none.body.code]).toEqual([400, "VALIDATION"]);
    expect((await page.post("/sign-ins", [])).body.code).toBe("VALIDATION");
    expect((await page.post("/sign-ins", { email: { $ne: 1 }, password: ["x"] })).body.code).toBe("VALIDATION");
  });

  test.each(["/nothing", "/sessions/%00", "/sessions/..%2f..%2fetc", "/sessions/%zz", "/ME", "/me/"])(
    "SEC-13 %s is JSON's 404, whoever asks",
    async (target) => {
      const page = await server.signUp();
      const answer = await page.get(target);
      expect([answer.status, answer.body.code]).toEqual([404, "NOT_FOUND"]);
      expect(answer.headers.get("cache-control")).toBe("no-store");
    },
  );

  test("SEC-13 an unknown query is told, not passed over", async () => {
    const page = await server.signUp();
    for (const query of ["limit=1000", "phase=soon", "forged=1", "q[]=1"]) {
      const answer = await page.get(`/sessions?${query}`);
      expect([query, answer.status]).toEqual([query, 400]);
    }
  });

  test("SEC-13 somebody else's session looks like one that does not exist", async () => {
    const sessionId = await createSession(await server.signUp());
    const eve = await server.signUp("Eve");
    const theirs = await eve.get(`/sessions/${sessionId}`);
    const none = await eve.get("/sessions/nowhere");
    expect(theirs.status).toBe(404);
    expect(theirs.body).toEqual(none.body);
  });

  test("SEC-13 the answer to a fault of ours holds an id and nothing else", async () => {
    const page = await server.signUp();
    const { prisma } = server;
    const broken = { id: "broken", name: "secret name", description: "", criteria: "not a rubric" };
    await prisma.rubric.create({ data: broken });
    const answer = await page.get("/rubrics");
    expect(answer.status).toBe(500);
    expect(answer.body).toEqual({
      code: "INTERNAL",
      message: expect.any(String),
      details: { id: answer.headers.get("x-request-id") },
    });
    await prisma.rubric.delete({ where: { id: "broken" } });
  });
});

describe("headers", () => {
  test("SEC-15 every answer forbids framing, sniffing and foreign scripts", async () => {
    const page = server.browser();
    for (const target of ["//", "//favicon.svg", "/me", "/nothing", "//healthz"]) {
      const { headers } = await page.get(target);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("object-src 'none'");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("permissions-policy")).toContain("camera=(self), microphone=(self)");
      expect(headers.get("x-powered-by")).toBeNull();
    }
  });
});

describe("pages", () => {
  test("SEC-16 browsers keep hashed files for a year, the page never", async () => {
    const page = server.browser();
    expect((await page.get("//assets/main-abc123.js")).headers.get("cache-control")).toBe(
      "public, max-age=31536000, immutable",
    );
    for (const target of ["//", "//join", "//sessions/abc"]) {
      const answer = await page.get(target);
      expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-cache"]);
      expect(answer.body).toContain("<title>Casement</title>");
    }
  });

  test("SEC-16 files come packed to whoever can unpack them, and as they are to others", async () => {
    const ask = async (encoding: string) => {
      const { headers } = await fetch(`${server.url}/assets/main-abc123.js`, {
        headers: { "accept-encoding": encoding },
      });
      return ["content-encoding", "content-type", "cache-control", "vary"].map((name) => headers.get(name));
    };
    const kept = "public, max-age=31536000, immutable";
    expect(await ask("gzip, br")).toEqual([
      "br",
      expect.stringMatching(/^text\/javascript; charset=utf-8$/i),
      kept,
      "Accept-Encoding",
    ]);
    expect(await ask("identity")).toEqual([
      null,
      expect.stringMatching(/^text\/javascript; charset=utf-8$/i),
      kept,
      "Accept-Encoding",
    ]);
  });

  test("SEC-16 what is missing is missing, and nothing outside the folder is there", async () => {
    const page = server.browser();
    for (const target of ["//assets/gone-123456.js", "//gone.png", "//board/x", "//assets/..%2f..%2fpackage.json"]) {
      expect([target, (await page.get(target)).status]).toEqual([target, 404]);
    }
  });
});

describe("health and description", () => {
  test("SEC-17 alive and ready", async () => {
    const page = server.browser();
    expect((await page.get("//healthz")).body).toEqual({ status: "ok" });
    expect((await page.get("//readyz")).body).toEqual({ status: "ok" });
  });

  test("SEC-17 the OpenAPI document names every route with its body and answer", async () => {
    const { body } = expectStatus(200, await server.browser().get("/openapi.json"));
    expect(body.openapi).toBe("3.1.0");
    const operations = Object.values(body.paths).flatMap((item) => Object.values(item as object));
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(ROUTES).sort());
    for (const operation of operations) {
      expect(operation.responses.default.content["application/json"].schema.$ref).toBe("#/components/schemas/Error");
    }
    expect(body.paths["/sessions/{id}"].get.parameters).toEqual([
      { name: "id", in: "path", required: true, schema: { type: "string" } },
    ]);
    expect(body.paths["/sessions"].get.parameters.map(({ name }: { name: string }) => name)).toContain("limit");
    expect(JSON.stringify(body)).not.toContain("$schema");
  });
});

describe("limits", () => {
  const clock = new FakeClock();
  let strict: TestServer;
  beforeAll(async () => {
    const hourly = { count: 3, perMs: 3_600_000 };
    strict = await startTestServer(
      { trustProxy: 1 },
      {
        clock,
        limits: {
          signIn: { count: 5, perMs: 900_000 },
          signUp: hourly,
          invite: { count: 10, perMs: 60_000 },
          preview: { count: 30, perMs: 60_000 },
          api: { count: 60, perMs: 60_000 },
        },
      },
    );
  });
  afterAll(() => strict.close());
  beforeEach(() => clock.advance(24 * 3_600_000));
  const from = (address: string, method: string, target: string, body?: unknown) =>
    strict.browser().send(method, target, { body, headers: { "x-forwarded-for": address } });

  test("SEC-12 the sixth wrong password is refused with Retry-After, the right one too, until time has passed", async () => {
    const person = { name: "Ada", email: "limited@example.org", password: PASSWORD };
    expectStatus(201, await from("10.9.0.1", "POST", "/accounts", person));
    const attempt = (address: string, password: string) =>
      from(address, "POST", "/sign-ins", { email: person.email, password });
    for (let count = 1; count <= 5; count += 1) expectStatus(401, await attempt(`10.0.0.${count}`, "wrong password"));
    const refused = await attempt("10.0.0.6", PASSWORD);
    expect([refused.status, refused.body.code]).toEqual([429, "RATE_LIMITED"]);
    expect(refused.headers.get("retry-after")).toBe("180");
    expect(refused.body.details).toEqual({ retryAfterSeconds: 180 });
    clock.advance(180_000);
    expectStatus(201, await attempt("10.0.0.6", PASSWORD));
  });

  test("SEC-12 one address cannot try one password on many accounts, even all at once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        from("10.1.0.1", "POST", "/sign-ins", { email: `p${index}@example.org`, password: "password1" }),
      ),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
    expectStatus(401, await from("10.1.0.2", "POST", "/sign-ins", { email: "p0@example.org", password: "password1" }));
  });

  test("SEC-12 right passwords do not count", async () => {
    const person = { name: "Ada", email: "often@example.org", password: PASSWORD };
    await from("10.2.0.1", "POST", "/accounts", person);
    for (let count = 0; count < 8; count += 1) {
      expectStatus(201, await from("10.2.0.2", "POST", "/sign-ins", { email: person.email, password: PASSWORD }));
    }
  });

  test("SEC-12 guessing invites and making accounts are bounded by address", async () => {
    const link = { id: "guess", secret: "A".repeat(43) };
    for (let count = 0; count < 10; count += 1)
      expectStatus(404, await from("10.3.0.1", "POST", "/invites/redeem", link));
    expectStatus(429, await from("10.3.0.1", "POST", "/invites/redeem", link));
    for (let count = 1; count <= 30; count += 1)
      expectStatus(404, await from("10.3.0.1", "POST", "/invites/preview", link));
    expectStatus(429, await from("10.3.0.1", "POST", "/invites/preview", link));
    const sign = (index: number) =>
      from("10.3.0.2", "POST", "/accounts", { name: "N", email: `many-${index}@example.org`, password: PASSWORD });
    for (let count = 0; count < 3; count += 1) expectStatus(201, await sign(count));
    expectStatus(429, await sign(3));
  });

  test("SEC-12 the API as a whole is bounded, an IPv6 household as one", async () => {
    for (let count = 0; count < 60; count += 1)
      expectStatus(200, await from(`2001:db8:1:2::${count.toString(16)}`, "GET", "/settings"));
    const refused = await from("2001:db8:1:2:ffff::1", "GET", "/settings");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "1"]);
    expectStatus(200, await from("2001:db8:1:3::1", "GET", "/settings"));
  });
});

test("SEC-12 without TRUST_PROXY a forwarded address is not believed", async () => {
  const strict = await startTestServer({}, { limits: { preview: { count: 1, perMs: 60_000 } } });
  try {
    const link = { id: "guess", secret: "A".repeat(43) };
    const from = (address: string) =>
      strict.browser().send("POST", "/invites/preview", { body: link, headers: { "x-forwarded-for": address } });
    expectStatus(404, await from("10.0.0.1"));
    expectStatus(429, await from("10.0.0.2"));
  } finally {
    await strict.close();
  }
});

test("SEC-18 the licence key reaches the page only when there is one", async () => {
  expect((await server.browser().get("/settings")).body).toEqual({ tldrawLicenseKey: null, soundDays: null });
  const licensed = await startTestServer({ tldrawLicenseKey: "tldraw-key" });
  expect((await licensed.browser().get("/settings")).body).toEqual({ tldrawLicenseKey: "tldraw-key", soundDays: null });
  await licensed.close();
});
