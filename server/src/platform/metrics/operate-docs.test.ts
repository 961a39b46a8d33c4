import { readFileSync } from "node:fs";
import path from "node:path";
import { createMetrics } from "./metrics.js";

const OPERATE = path.join(__dirname, "../../../../docs/operate");
/** Watched by the sockets, which this test does not start. */
const WATCHED = ["session_connections", "board_connections", "boards", "board_unsaved_bytes", "call_people"];

test.each(["monitor.md", "alerts.yaml", "grafana-board.json"])(
  "OPS-20 every metric that %s names is there",
  async (file) => {
    const metrics = createMetrics();
    for (const name of WATCHED) metrics.watch(name, "of a socket", () => 0);
    const known = await metrics.text();
    const named = readFileSync(path.join(OPERATE, file), "utf8").matchAll(/\b(?:casement|nodejs|process)_[a-z0-9_]+/g);
    const names = [...new Set([...named].map(([name]) => name.replace(/_(?:bucket|count)$/, "")))].filter(
      (name) => !/_$/.test(name),
    );
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) expect([name, known.includes(`# TYPE ${name} `)]).toEqual([name, true]);
  },
);
