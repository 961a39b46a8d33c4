import { seededRandom } from "../../testing/seeded-random.js";
import { EstimateCalculator, type QuantityRow, type Worked } from "./calculator.js";
import { sayAloud, sayExactly } from "./say-quantity.js";

type Said = [exact: string, aloud: string] | string | null;

const row = (name: string, formula: string): QuantityRow => ({ id: `row ${name}`, name, formula });
const sheet = (...rows: [name: string, formula: string][]) => rows.map(([name, formula]) => row(name, formula));
const said = (worked: Worked | null | undefined): Said => {
  if (worked == null) return null;
  if (!worked.ok) return `The ${worked.of} ${worked.fault}.`;
  return [sayExactly(worked.quantity), sayAloud(worked.quantity, worked.given)];
};
function work(...rows: [name: string, formula: string][]): Record<string, Said> {
  const worked = new EstimateCalculator().calculate(sheet(...rows));
  return Object.fromEntries(rows.map(([name]) => [name, said(worked.get(`row ${name}`))]));
}

test("EST-10 the microblog of the reference case, to the digit", () => {
  expect(
    work(
      ["monthly users", "500 M users"],
      ["daily users", "40 % × monthly users"],
      ["posts", "500 M posts/day"],
      ["posts per user", "posts / daily users"],
      ["reads", "daily users × 100 reads/user/day"],
      ["write rate", "posts in /s"],
      ["read rate", "reads in /s"],
      ["bytes per post", "500 B"],
      ["storage", "posts × bytes per post"],
      ["storage a year", "storage × 365 day/year"],
    ),
  ).toEqual({
    "monthly users": ["500 000 000 users", "500 million users"],
    "daily users": ["200 000 000 users", "200 million users"],
    posts: ["500 000 000 posts/day", "500 million posts/day"],
    "posts per user": ["2.5 posts/user/day", "2.5 posts/user/day"],
    reads: ["20 000 000 000 reads/day", "20 billion reads/day"],
    "write rate": ["5 787/s", "about 6 000/s"],
    "read rate": ["231 481/s", "about 230 000/s"],
    "bytes per post": ["500 B", "500 B"],
    storage: ["250 GB/day", "250 GB/day"],
    "storage a year": ["91.25 TB/year", "about 90 TB/year"],
  });
  expect(
    work(
      ["posts", "500e6"],
      ["rate", "posts / 86 400 s"],
      ["reads", "20e9 / 86 400 s"],
      ["ratio", "reads : rate"],
      ["a day", "posts × 500 B"],
      ["a year", "a_day × 365"],
    ),
  ).toMatchObject({
    rate: ["5 787/s", "about 6 000/s"],
    reads: ["231 481/s", "about 230 000/s"],
    ratio: ["40", "40"],
    "a day": ["250 GB", "250 GB"],
    "a year": ["91.25 TB", "about 90 TB"],
  });
});

test("EST-10 the URL shortener of the reference case, to the digit", () => {
  expect(
    work(
      ["new links", "100 M links/month"],
      ["reads per write", "10"],
      ["write rate", "new links in links/s"],
      ["read rate", "write rate × reads per write in /s"],
      ["codes", "62^7"],
    ),
  ).toEqual({
    "new links": ["100 000 000 links/month", "100 million links/month"],
    "reads per write": ["10", "10"],
    "write rate": ["38.58 links/s", "about 40 links/s"],
    "read rate": ["385.8/s", "about 400/s"],
    codes: ["3 521 614 606 208", "about 3.5 trillion"],
  });
});

test("EST-11 peaks, bandwidth, cache, copies and servers", () => {
  expect(
    work(
      ["read rate", "231 481 reads/s"],
      ["peak", "read rate × 3"],
      ["out", "read rate × 500 B"],
      ["out, in bits", "out in Gbit/s"],
      ["hot", "20 bn reads × 20 % × 500 B"],
      ["copies", "91.25 TB × 3"],
      ["servers", "ceil(peak / (10 000 req/s/server))"],
      ["cache servers", "ceil(hot / 64 GB)"],
      ["upload", "5 MB / 10 Mbps"],
    ),
  ).toMatchObject({
    peak: ["694 443 reads/s", "about 700 000 reads/s"],
    out: ["115.7 MB/s", "about 120 MB/s"],
    "out, in bits": ["0.9259 Gbit/s", "about 0.9 Gbit/s"],
    hot: ["2 TB", "2 TB"],
    copies: ["273.8 TB", "about 270 TB"],
    servers: ["70 servers", "70 servers"],
    "cache servers": ["32", "32"],
    upload: ["4 s", "4 s"],
  });
});

test("EST-12 every row of a circle reports it, and rows that use the circle have no result", () => {
  expect(
    work(
      ["a", "b + 1"],
      ["b", "c × 2"],
      ["c", "a"],
      ["self", "self + 1"],
      ["user", "a × 2"],
      ["next", "user"],
      ["free", "2"],
    ),
  ).toEqual({
    a: "The formula depends on itself by way of b, c.",
    b: "The formula depends on itself by way of c, a.",
    c: "The formula depends on itself by way of a, b.",
    self: "The formula depends on itself.",
    user: expect.stringMatching(/^The formula uses “a”, which depends on itself/),
    next: "The formula uses “user”, which has no result either.",
    free: ["2", "2"],
  });
});

test("EST-13 names are free words, those of units too; of two equal names the first row has it", () => {
  expect(
    work(
      ["Posts per day!", "500 M"],
      ["as underscores", "posts_per_day × 2"],
      ["in words", "Posts  per day × 2"],
      ["posts", "3"],
      ["divided", "posts per 2 s"],
      ["posts PER day", "1"],
      ["GB", "64"],
      ["Min", "1 / min in /h"],
      ["QPS", "6K QPS"],
      ["at the peak", "QPS × 3"],
      ["five", "5 GB"],
      ["max", "max(QPS, 7 /s)"],
      ["7 days", "1"],
      ["größe", "2 kB"],
      ["views of 7 days", "7 views"],
      ["with digits", "views of 7 days × 2"],
      ["double", "größe × 2"],
      ["empty", ""],
      ["of empty", "empty"],
    ),
  ).toMatchObject({
    "as underscores": ["1 000 000 000", "1 billion"],
    "in words": ["1 000 000 000", "1 billion"],
    divided: ["1.5/s", "1.5/s"],
    "posts PER day": "The name is already used by a row above.",
    GB: ["64", "64"],
    Min: ["60/h", "60/h"],
    QPS: ["6 000 req/s", "6 000 req/s"],
    "at the peak": ["18 000 req/s", "18 000 req/s"],
    five: ["5 GB", "5 GB"],
    max: ["6 000 req/s", "6 000 req/s"],
    "7 days": "The name begins with a digit, so no formula can use it.",
    double: ["4 kB", "4 kB"],
    "with digits": ["14 views", "14 views"],
    empty: null,
    "of empty": "The formula uses “empty”, which has no formula yet.",
  });
});

test("EST-13 names in scripts that write vowels as marks are found in formulas", () => {
  expect(work(["हिन्दी पोस्ट", "5"], ["ผู้ใช้", "3"], ["together", "हिन्दी_पोस्ट + हिन्दी पोस्ट + ผู้ใช้"]).together).toEqual([
    "13",
    "13",
  ]);
});

test("EST-13 names with joiners inside words are found in formulas", () => {
  expect(work(["می\u200cنویسند", "5"], ["twice", "2 × می\u200cنویسند"]).twice).toEqual(["10", "10"]);
});

test("EST-14 a fault knows its place in the formula", () => {
  const placeOf = (formula: string) => {
    const worked = new EstimateCalculator().calculate([row("x", formula)]).get("row x");
    return worked?.ok === false && worked.span !== null ? formula.slice(worked.span.from, worked.span.to) : null;
  };
  expect(placeOf("1 + 2 / (3 - 3)")).toBe("(3 - 3)");
  expect(placeOf("2 × somewhere + 1")).toBe("somewhere");
  expect(placeOf("1 + x.y")).toBe(".");
  expect(placeOf("2 × x")).toBe("x");
  expect(placeOf("500\u202f000 × ㎆ × somewhere")).toBe("somewhere");
});

/** The result of the only row, and of its warnings each with the place it marks. */
function warned(name: string, formula: string) {
  const worked = new EstimateCalculator().calculate([row(name, formula)]).get(`row ${name}`);
  if (worked?.ok !== true) return said(worked);
  const places = worked.warnings.map(({ text, from, to }) => [text, formula.slice(from, to)]);
  return [sayExactly(worked.quantity), ...places];
}

test.each([
  ["250 GB + 5 req/s × 2", "250 GB", "adds requests per time to data", "5 req/s × 2"],
  ["1 GB + 5/s", "1 GB", "adds a number per time to data", "5/s"],
  ["280 + 220 B", "500 B", "adds data to a plain number", "220 B"],
  ["200 M users + 500 M posts", "700 000 000 users", "adds items to people", "500 M posts"],
  ["min(1 GB, 1 s)", "1 B", "compares data with time in min", "min(1 GB, 1 s)"],
  ["5 GB in s", "5 GB", "should be shown in time, but gives data", "s"],
  ["20 bn users in reads", "20 000 000 000 reads", "should be shown in requests, but gives people", "reads"],
  ["500 M × 500 in GB", "250 GB", "should be shown in data, but gives a plain number", "GB"],
  ["2^(3 s)", "8", "has an exponent with a unit", "2^(3 s)"],
  ["5 gb", "5 GB", 'takes "gb" for GB', "gb"],
  ["500m users", "500 000 000 users", 'takes "m" for million', "m"],
  ["7 widgets", "7", "leaves out “widgets”, which is not a unit here", "widgets"],
  ["200M (40%) × 2", "400 000 000", "leaves out (40%), which has no sign before it", "(40%)"],
  ["1T", "1 000 000 000 000", "takes T for trillion: for data write TB", "T"],
  ["86.400", "86.4", "takes 86.400 for a decimal: for thousands write 86 400", "86.400"],
  ["max(2,500)", "500", "takes the comma for one between two values: for thousands write 86 400", "2"],
])("EST-25 %s gives %s, and a warning", (formula, exact, warning, place) =>
  expect(warned("x", formula)).toEqual([exact, [warning, place]]),
);

test.each([
  ["DAU", "500M × 40% = 250M", "200 000 000", "says 250M, but gives 200 000 000", "250M"],
  ["rate", "500M / 86400 ≈ 8K", "5 787", "says 8K, but gives 5 787", "8K"],
  ["DAU", "40 % -> 200 M DAU", "200 000 000 users", "leaves out “40 % ->”, which is a share", "40 % ->"],
  ["daily share", "40 % -> 200 M", "40 %", "leaves out “-> 200 M”, which is not a share", "-> 200 M"],
  ["DAU", "200M = as given", "200 000 000", "leaves out “= as given”", "= as given"],
  ["DAU", "200M =", "200 000 000", "leaves out “=”", "="],
])("EST-28 as %s, %s gives %s, and says so", (name, formula, exact, warning, place) =>
  expect(warned(name, formula)).toEqual([exact, [warning, place]]),
);

test.each([
  ["DAU", "500M × 40% = 200M"],
  ["rate", "500M / 86400 = 6K"],
  ["rate", "500M / day ≈ 5 787/s"],
  ["DAU", "DAU = 200M"],
])("EST-28 as %s, %s is right, as it is written", (name, formula) => expect(warned(name, formula)).toHaveLength(1));

const BILLION = "reads B as billion: for data, write “bytes”";
const BYTES = "takes B for bytes: for a billion write “bn”";

test.each([
  ["x", "20B / 86400", "231 481", BILLION],
  ["x", "20 B reads / day", "20 000 000 000 reads/day", BILLION],
  ["reads a day", "20 B", "20 000 000 000", BILLION],
  ["bytes per post", "500B", "500 B", BYTES],
  ["x", "500B/post", "500 B", BYTES],
  ["x", "500M × 500B", "250 GB", BYTES],
  ["x", "500B + 1 kB", "1.5 kB", BYTES],
  ["x", "64 GB / 500B", "128 000 000", BYTES],
  ["x", "0.5B × 500 bytes", "250 GB", BILLION],
  ["storage", "0.5B × 500 bytes", "250 GB", BILLION],
  ["x", "40% of 1.5B", "600 000 000", BILLION],
])("EST-26 as %s, %s is %s, and the result says what B is", (name, formula, exact, says) =>
  expect(warned(name, formula)).toEqual([exact, [says, "B"]]),
);

test.each([
  ["x", "500 B", "500 B"],
  ["x", "500 M posts × 500 B", "250 GB"],
  ["x", "5 787/s × 500 B", "2.893 MB/s"],
  ["x", "100 B/s", "100 B/s"],
  ["x", "5 kB in B", "5 000 B"],
])("EST-26 as %s, %s is %s, as it says itself", (name, formula, exact) =>
  expect(warned(name, formula)).toEqual([exact]),
);

test("EST-27 a name that says per second is shown per second", () => {
  expect(work(["tweets per day", "500 M tweets/day"], ["Tweets per second", "tweets per day"])).toMatchObject({
    "Tweets per second": ["5 787 tweets/s", "about 6 000 tweets/s"],
  });
});

/** The same rows, computed from scratch. */
const afresh = (rows: readonly QuantityRow[]) => new Map(new EstimateCalculator().calculate(rows));

test("EST-15 recalculating after a change gives the same results as calculating from scratch", () => {
  const seed = 20_261_125;
  const random = seededRandom(seed);
  const pick = (below: number) => Math.floor(random.next() * below);
  const formulaOf = () =>
    [`q${pick(14)} + q${pick(14)}`, `${pick(9)} GB`, `${pick(9)}`, `q${pick(14)} × 2`, ""][pick(5)] as string;
  const calculator = new EstimateCalculator();
  let rows: QuantityRow[] = Array.from({ length: 12 }, (_, index) => row(`q${index}`, formulaOf()));
  for (let turn = 0; turn < 400; turn += 1) {
    const at = pick(rows.length);
    const kind = pick(10);
    if (kind < 7) rows = rows.map((each, index) => (index === at ? { ...each, formula: formulaOf() } : each));
    else if (kind === 7) rows = rows.map((each, index) => (index === at ? { ...each, name: `q${pick(14)}` } : each));
    else if (kind === 8) rows = [...rows.slice(0, at), ...rows.slice(at + 1)];
    else rows = [...rows, { id: `new ${turn}`, name: `q${pick(14)}`, formula: formulaOf() }];
    if (rows.length === 0) rows = sheet(["q0", "1"]);
    expect({ seed, turn, worked: new Map(calculator.calculate(rows)) }).toEqual({ seed, turn, worked: afresh(rows) });
  }
});

test("EST-16 ten thousand rows in one chain are computed", () => {
  const rows = Array.from({ length: 10_000 }, (_, index) =>
    row(`q${index}`, index === 9999 ? "1" : `q${index + 1} + 1`),
  );
  expect(said(new EstimateCalculator().calculate(rows).get("row q0"))).toEqual(["10 000", "10 000"]);
});
