import { verifyRecord } from "../../../queries/playback/verify-record.js";
import { expectStatus, startTestServer, type TestServer } from "../../../testing/test-server.js";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ demo: true });
});
afterAll(() => server.close());

interface Listed {
  readonly items: readonly { readonly id: string; readonly phase: string; readonly role: string }[];
}

test("REC-80 the first account finds the demo recording, whole and playable; it can delete it; no later account has it", async () => {
  const first = await server.signUp("Ada");
  const { items } = expectStatus(200, await first.get("/sessions")).body as unknown as Listed;
  expect(items).toMatchObject([{ phase: "ended", role: "owner" }]);
  const id = items[0]?.id ?? "";

  const manifest = expectStatus(200, await first.get(`/sessions/${id}/playback`)).body as unknown as {
    live: boolean;
    events: { kind: string }[];
    board: { updates: number; damage: unknown[]; chunks: { from: number }[] };
  };
  expect(manifest).toMatchObject({ live: false, board: { damage: [] } });
  expect(manifest.board.updates).toBeGreaterThan(500);
  expect(manifest.board.chunks[0]?.from).toBeLessThan(120_000);
  expect(manifest.events.filter(({ kind }) => kind === "step.entered")).toHaveLength(5);

  // An earlier version recorded it; this one must give the same board and state at every moment that was hashed then.
  const found = await verifyRecord(server.prisma, id);
  expect(found).toMatchObject({ faults: [], foreignHashes: 0 });
  expect(found?.hashes).toBeGreaterThan(20);

  const second = await server.signUp("Eve");
  expect((expectStatus(200, await second.get("/sessions")).body as unknown as Listed).items).toEqual([]);
  expectStatus(404, await second.get(`/sessions/${id}/playback`));

  expectStatus(204, await first.delete(`/sessions/${id}`));
  expect((expectStatus(200, await first.get("/sessions")).body as unknown as Listed).items).toEqual([]);
});
