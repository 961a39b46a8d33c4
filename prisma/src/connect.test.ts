import { createServer } from "node:net";
import { checkReachable } from "./connect.js";

const own = new URL(process.env.TEST_POSTGRES_URL ?? "");
const changed = (change: Partial<Record<"password" | "port" | "hostname" | "pathname", string>>) =>
  Object.assign(new URL(own), change).href;

test("DB-19 a DATABASE_URL that can be reached is used", async () => {
  await expect(checkReachable(own.href)).resolves.toBeUndefined();
});

test("DB-20 a DATABASE_URL that does not work is refused in one sentence without the password", async () => {
  const closedPort = await unusedPort();
  const cases = [
    ["mysql://root:secret@localhost/casement", "DATABASE_URL is not a PostgreSQL address"],
    [changed({ port: closedPort }), "cannot be reached: nothing answers there."],
    [changed({ hostname: "no-such-host.invalid" }), "its host name is unknown."],
    [changed({ password: "secret" }), "refuses this user or password."],
    [changed({ pathname: "/nowhere" }), "The database nowhere at 127.0.0.1:"],
  ] as const;
  for (const [url, part] of cases) {
    const fault: unknown = await checkReachable(url).catch((error: unknown) => error);
    expect(fault).toMatchObject({ name: "DatabaseFault", message: expect.stringContaining(part) });
    expect(String(fault)).not.toContain(new URL(url).password);
  }
});

function unusedPort(): Promise<string> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(String(typeof address === "object" && address?.port)));
    });
  });
}
