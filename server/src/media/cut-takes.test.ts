import { CutTakes } from "./cut-takes.js";

const MIB = 1024 * 1024;

test("SND-18 a cut is made once, however many ask for it, and again once others have displaced it", async () => {
  const cuts = new CutTakes();
  const made: string[] = [];
  const get = (name: string, size = 1) =>
    cuts.get(name, async () => {
      made.push(name);
      return Buffer.alloc(size * MIB);
    });
  const [one, same] = await Promise.all([get("a", 30), get("a", 30)]);
  expect(one).toBe(same);
  await get("b", 30);
  await get("a");
  expect(made).toEqual(["a", "b"]);
  await get("c", 30);
  await get("a");
  expect(made).toEqual(["a", "b", "c"]);
  await get("b", 30);
  expect(made).toEqual(["a", "b", "c", "b"]);
  expect((await get("large", 100)).length).toBe(100 * MIB);
  await get("large");
  expect(made.at(-1)).toBe("large");
  expect(made).toHaveLength(5);
});

test("SND-18 cuts are made one after another, and one that fails is tried anew", async () => {
  const cuts = new CutTakes();
  let [running, most] = [0, 0];
  const make = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return Buffer.alloc(1);
  };
  await Promise.all(["a", "b", "c"].map((name) => cuts.get(name, make)));
  expect(most).toBe(1);
  await expect(cuts.get("d", () => Promise.reject(new Error("gone")))).rejects.toThrow("gone");
  expect(await cuts.get("d", make)).toHaveLength(1);
});
