// Pictures of curves: small panels side by side, both axes logarithmic, so that a straight line is a power and its slope
// the growth.
const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM, GAP] = [240, 200, 44, 44, 34, 16];
const plot = { width: WIDTH - LEFT - GAP, height: HEIGHT - TOP - BOTTOM };

const STYLE = `text{font:11px system-ui,sans-serif;fill:#333}.t{font-weight:600}.g{stroke:#ddd}.l{fill:none;stroke:#3b6fd4;stroke-width:2}
.p{fill:#3b6fd4}.b{fill:#fff}@media(prefers-color-scheme:dark){text{fill:#ddd}.g{stroke:#444}.l{stroke:#8fb2ff}.p{fill:#8fb2ff}.b{fill:#16181d}}`;

const short = (value) =>
  value >= 1000 ? `${Number((value / 1000).toPrecision(2))}k` : String(Number(value.toPrecision(2)));

/** The growth between two points: y grows as x to this power. */
const power = ([x1, y1], [x2, y2]) => Math.log(y2 / y1) / Math.log(x2 / x1);

/** How a curve grows over its whole length and where it is steepest. @param {[number, number][]} points */
export function growth(points) {
  const steps = points.slice(1).map((point, index) => ({ to: point[0], power: power(points[index], point) }));
  const steepest = steps.reduce((most, step) => (step.power > most.power ? step : most));
  return { whole: power(points[0], points.at(-1)), steepest };
}

/** From the power of ten below the least value to the one above the largest. */
function decades(values, length) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  const at = (value) => ((Math.log10(value) - low) / (high - low)) * length;
  return { at, ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)) };
}

/** From the first point to the last. */
function fitted(values, length) {
  const [low, high] = [Math.log10(values[0]), Math.log10(values.at(-1))];
  return (value) => ((Math.log10(value) - low) / (high - low)) * length;
}

/** @param {{ title: string, points: [number, number][] }} panel */
function drawPanel({ title, points }, index, xName) {
  const left = index * WIDTH + LEFT;
  const xs = points.map(([px]) => px);
  const x = { at: fitted(xs, plot.width) };
  const ys = points.map(([, py]) => py);
  const y = decades(ys, plot.height);
  const place = ([px, py]) => [left + x.at(px), TOP + plot.height - y.at(py)].map((value) => value.toFixed(1));
  const { whole, steepest } = growth(points);
  const bottom = TOP + plot.height;
  return [
    `<text class="t" x="${left}" y="16">${title}</text>`,
    `<text x="${left}" y="31">~ x^${whole.toFixed(2)}, at most x^${steepest.power.toFixed(2)} (to ${short(steepest.to)})</text>`,
    ...y.ticks.map((tick) => {
      const at = (bottom - y.at(tick)).toFixed(1);
      return `<path class="g" d="M${left} ${at}h${plot.width}"/><text x="${left - 5}" y="${Number(at) + 4}" text-anchor="end">${short(tick)}</text>`;
    }),
    ...points.map(
      ([px]) => `<text x="${(left + x.at(px)).toFixed(1)}" y="${bottom + 14}" text-anchor="middle">${short(px)}</text>`,
    ),
    `<text x="${left + plot.width / 2}" y="${bottom + 28}" text-anchor="middle">${xName}</text>`,
    `<path class="l" d="M${points.map((point) => place(point).join(" ")).join("L")}"/>`,
    ...points.map((point) => `<circle class="p" cx="${place(point)[0]}" cy="${place(point)[1]}" r="3"/>`),
  ].join("\n");
}

/** @param {string} xName @param {{ title: string, points: [number, number][] }[]} panels */
export function drawCurves(xName, panels) {
  const width = panels.length * WIDTH + GAP;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}">
<title>${panels.map(({ title }) => title).join(", ")} by ${xName}</title>
<style>${STYLE}</style><rect class="b" width="${width}" height="${HEIGHT}"/>
${panels.map((panel, index) => drawPanel(panel, index, xName)).join("\n")}
</svg>
`;
}
