import { EstimateCalculator } from "./calculator.js";
import { ESTIMATE_TEMPLATES, missingRows } from "./estimate-templates.js";
import { insightOf, readWriteInsight } from "./read-write.js";
import { renameEdits } from "./rename-quantity.js";
import { roundAloud, sayAloud, sayExactly } from "./say-quantity.js";

const templateNamed = (id: string) =>
  ESTIMATE_TEMPLATES.find((one) => one.id === id) as (typeof ESTIMATE_TEMPLATES)[number];

test.each(ESTIMATE_TEMPLATES)("EST-20 the template $title computes, every row of it", ({ rows }) => {
  const worked = new EstimateCalculator().calculate(rows.map((row) => ({ id: row.name, ...row })));
  expect([...worked].filter(([, each]) => each?.ok !== true)).toEqual([]);
});

test("EST-20 templates can be added one after another, and a row with an existing name is left alone", () => {
  const all: { name: string; formula: string }[] = [{ name: "Daily users", formula: "1 M users" }];
  for (const template of ESTIMATE_TEMPLATES)
    all.push(
      ...missingRows(
        template,
        all.map(({ name }) => name),
      ),
    );
  expect(all.filter(({ name }) => name.toLowerCase() === "daily users")).toEqual([
    { name: "Daily users", formula: "1 M users" },
  ]);
  const worked = new EstimateCalculator().calculate(all.map((row) => ({ id: row.name, ...row })));
  expect([...worked].filter(([, each]) => each?.ok !== true)).toEqual([]);
  expect(
    missingRows(
      templateNamed("traffic"),
      all.map(({ name }) => name),
    ),
  ).toEqual([]);
  const say = (name: string) => {
    const each = worked.get(name);
    return each?.ok === true ? [sayExactly(each.quantity), sayAloud(each.quantity, each.given)] : null;
  };
  expect(say("write rate")).toEqual(["28.94 writes/s", "about 30 writes/s"]);
});

test("EST-20 the traffic template gives the reference case", () => {
  const rows = ["traffic", "storage", "cache", "servers"].flatMap((id) => [...templateNamed(id).rows]);
  const worked = new EstimateCalculator().calculate(rows.map((row, index) => ({ id: `${index} ${row.name}`, ...row })));
  const say = (name: string) => {
    const each = [...worked].find(([id, one]) => id.replace(/^\d+ /, "") === name && one?.ok === true)?.[1];
    return each?.ok === true ? sayExactly(each.quantity) : null;
  };
  expect(
    ["write rate", "read rate", "storage a day", "storage a year", "cache size", "cache servers", "servers"].map(say),
  ).toEqual(["5 787 writes/s", "231 481 reads/s", "250 GB", "91.25 TB", "2 TB", "32", "72 servers"]);
});

test("EST-21 the ratio of reads to writes comes with advice", () => {
  const insight = (...rows: [name: string, formula: string][]) => {
    const worked = new EstimateCalculator().calculate(rows.map(([name, formula]) => ({ id: name, name, formula })));
    return readWriteInsight(
      rows.flatMap(([name]) => {
        const each = worked.get(name);
        return each?.ok === true ? [{ name, quantity: each.quantity }] : [];
      }),
    );
  };
  expect(insight(["posts", "500 M posts"], ["reads", "20 bn reads"])).toMatchObject({
    ratio: "40 : 1",
    lean: "read-heavy",
  });
  expect(
    insight(
      ["reads a day", "99 bn"],
      ["peak read rate", "99/s"],
      ["write rate", "5 787/s"],
      ["read rate", "231 481/s"],
    ),
  ).toMatchObject({ ratio: "40 : 1", lean: "read-heavy" });
  expect(insight(["new links", "100 M"], ["redirects", "new links × 10"])?.ratio).toBe("10 : 1");
  expect(insight(["read rate", "2/s"], ["write rate", "3/s"])).toMatchObject({ ratio: "1 : 1.5", lean: "balanced" });
  expect(insight(["read rate", "1/s"], ["write rate", "90/s"])).toMatchObject({ ratio: "1 : 90", lean: "write-heavy" });
  expect(insight(["bytes per read", "1 kB"], ["write rate", "90/s"])).toBeNull();
  expect(insightOf(40).advice).toContain("design for reads");
});

test("EST-22 renaming changes the formulas that name it, and nothing else in them", () => {
  const keys = new Set(["posts", "posts_per_day", "rate"]);
  const apply = (formula: string, oldKey: string, name: string) =>
    renameEdits(formula, oldKey, name, keys).reduce(
      (text, { from, to, text: put }) => text.slice(0, from) + put + text.slice(to),
      formula,
    );
  expect(apply("posts × 2 + max(posts, 3 posts) / posts per day", "posts", "New tweets")).toBe(
    "new_tweets × 2 + max(new_tweets, 3 posts) / posts per day",
  );
  expect(apply("Posts  per day / 86 400 s", "posts_per_day", "tweets")).toBe("tweets / 86 400 s");
  expect(apply("posts +", "posts", "tweets")).toBe("posts +");
  expect(apply("posts", "posts", "Posts")).toBe("posts");
});

test.each([
  [5787.04, 6000],
  [231_481.48, 230_000],
  [91.25, 90],
  [250, 250],
  [3_521_614_606_208, 3.5e12],
  [2.8935, 3],
  [0.1736, 0.17],
  [72, 72],
  [0, 0],
  [-5787, -6000],
])("EST-23 %d is said as %d", (exact, aloud) => expect(roundAloud(exact)).toBeCloseTo(aloud, 9));
