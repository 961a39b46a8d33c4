import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from "node:net";
import { createDatabase } from "@casement/prisma/embedded/temporary-postgres";
import { readConfig } from "./config.js";
import { runServer } from "./run-server.js";

const { TEST_POSTGRES_URL = "", TEST_DATABASE_TEMPLATE = "" } = process.env;

async function occupy(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

function settings(port: number, databaseUrl: string) {
  return readConfig({ PORT: String(port), DATABASE_URL: databaseUrl, LOG_LEVEL: "silent" });
}

const fresh = (name: string) => createDatabase(TEST_POSTGRES_URL, `${name}_${process.pid}`, TEST_DATABASE_TEMPLATE);

describe("start", () => {
  test("SEC-102 on an empty database: migrated, filled, ready; and stops", async () => {
    const { server, port } = await occupy();
    await new Promise((resolve) => server.close(resolve));
    const empty = await createDatabase(TEST_POSTGRES_URL, `start_${process.pid}`);
    const running = await runServer(settings(port, empty));
    try {
      expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    } finally {
      await running.stop();
    }
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  });

  test("SEC-102 a taken port is one sentence that says what to do", async () => {
    const { server, port } = await occupy();
    const starting = runServer(settings(port, await fresh("port")));
    await expect(starting).rejects.toMatchObject({
      name: "StartFault",
      message: `Port ${port} on 127.0.0.1 is taken by another program: stop it, or set PORT to another number.`,
    });
    server.close();
  });

  test("SEC-102 a database that is not there is one sentence without the password", async () => {
    const { server, port } = await occupy();
    await new Promise((resolve) => server.close(resolve));
    const starting = runServer(settings(port, `postgresql://someone:hunter2@127.0.0.1:${port}/casement`));
    await expect(starting).rejects.toMatchObject({
      name: "DatabaseFault",
      message: expect.stringMatching(/^[^\n]*cannot be reached[^\n]*$/),
    });
    await starting.catch((error: Error) => expect(error.message).not.toContain("hunter2"));
  });

  test("SEC-102 an address that this machine does not have is one sentence", async () => {
    const config = { ...settings(3000, await fresh("host")), host: "203.0.113.7" };
    await expect(runServer(config)).rejects.toMatchObject({
      message: expect.stringContaining("no address 203.0.113.7"),
    });
  });
});

/** A proxy between the server and its database that can be cut and restored. */
async function startProxy(url: string) {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  const proxy = createTcpServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [one, other] of [[near, far] as const, [far, near] as const]) {
      open.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => open.delete(one));
    }
  });
  const listen = (at: number) => new Promise<void>((resolve) => proxy.listen(at, "127.0.0.1", resolve));
  await listen(0);
  const at = (proxy.address() as AddressInfo).port;
  const through = new URL(url);
  through.port = String(at);
  const cut = () =>
    new Promise<void>((resolve) => {
      proxy.close(() => resolve());
      for (const socket of open) socket.destroy();
    });
  return { url: through.href, cut, mend: () => listen(at) };
}

test("SEC-17 while the database is away the server lives on, says so, and is ready again by itself", async () => {
  const { server, port } = await occupy();
  await new Promise((resolve) => server.close(resolve));
  const proxy = await startProxy(await fresh("away"));
  const running = await runServer(settings(port, proxy.url));
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    const { code } = (await response.json()) as { code?: string };
    return [response.status, code] as const;
  };
  try {
    expect(await get("/api/v1/me")).toEqual([200, undefined]);
    await proxy.cut();
    for (const path of ["/readyz", "/api/v1/me"]) expect(await get(path)).toEqual([503, "DATABASE_UNAVAILABLE"]);
    expect(await get("/healthz")).toEqual([200, undefined]);
    await proxy.mend();
    expect(await get("/readyz")).toEqual([200, undefined]);
    expect(await get("/api/v1/me")).toEqual([200, undefined]);
  } finally {
    await running.stop();
    await proxy.cut();
  }
});
