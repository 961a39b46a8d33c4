import { MAX_FEEDBACK_TEMPLATE_LENGTH, MAX_FEEDBACK_TEMPLATES } from "@casement/shared/session/feedback-template";
import { startTestServer, type TestServer } from "../../../testing/test-server.js";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test("SCO-104 wordings for feedback belong to their account, which changes and deletes them", async () => {
  const [ada, eve] = [await server.signUp("Ada"), await server.signUp("Eve")];
  const made = await ada.post("/feedback-templates", { name: "Mine", text: "Dear {candidate}" });
  expect(made.status).toBe(201);
  const { id } = made.body;
  expect((await eve.get("/feedback-templates")).body.items).toEqual([]);
  expect((await eve.put(`/feedback-templates/${id}`, { name: "Eve", text: "x" })).status).toBe(404);
  expect((await eve.delete(`/feedback-templates/${id}`)).status).toBe(404);
  expect((await ada.put(`/feedback-templates/${id}`, { name: "Changed", text: "Hello" })).status).toBe(204);
  expect((await ada.get("/feedback-templates")).body.items).toEqual([{ id, name: "Changed", text: "Hello" }]);
  expect((await ada.delete(`/feedback-templates/${id}`)).status).toBe(204);
  expect((await ada.get("/feedback-templates")).body.items).toEqual([]);
});

test("SCO-104 one without words, or too long, and one too many are refused", async () => {
  const ada = await server.signUp("Bea");
  const save = async (text: string) => (await ada.post("/feedback-templates", { name: "Mine", text })).body.code;
  expect(await save(" ")).toBe("VALIDATION");
  expect(await save("x".repeat(MAX_FEEDBACK_TEMPLATE_LENGTH + 1))).toBe("VALIDATION");
  for (let count = 0; count < MAX_FEEDBACK_TEMPLATES; count++) expect(await save("text")).toBeUndefined();
  expect(await save("text")).toBe("CONFLICT");
});
