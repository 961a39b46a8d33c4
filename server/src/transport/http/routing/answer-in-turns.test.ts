import { z } from "zod";
import { answerInTurns } from "./answer-in-turns.js";

const schema = z.object({ items: z.array(z.object({ id: z.number() })), count: z.number() });
const sent = async (of: z.ZodType, answer: unknown) => Buffer.concat(await answerInTurns(of, answer)).toString();
const items = (count: number) => Array.from({ length: count }, (_, id) => ({ id, secret: "of the server" }));

test.each([0, 1, 500, 501, 2600])(
  "SEC-57 an answer with a list of %s entries is what its schema makes of it",
  async (count) => {
    const answer = { items: items(count), count, secrets: items(count) };
    const json = await sent(schema, answer);
    expect(JSON.parse(json)).toEqual(schema.parse(answer));
    expect(json).not.toContain("secret");
  },
);

test("SEC-57 one wrong entry of a long list fails the answer", async () => {
  const answer = { items: [...items(1200), { id: "no number" }], count: 1 };
  await expect(answerInTurns(schema, answer)).rejects.toThrow(z.ZodError);
});

test("SEC-57 an answer may be a list, or nothing of an object", async () => {
  expect(await sent(z.array(z.number()), [1, 2])).toBe("[1,2]");
  expect(await sent(z.null(), null)).toBe("null");
});
