import { quantityKey } from "./quantities/quantity-name.js";

/** A row to insert. `note` explains it. */
interface TemplateRow {
  readonly name: string;
  readonly formula: string;
  readonly note: string;
}

export interface EstimateTemplate {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly rows: readonly TemplateRow[];
}

type Row = readonly [name: string, formula: string, note?: string];
const rows = (...all: Row[]): TemplateRow[] => all.map(([name, formula, note = ""]) => ({ name, formula, note }));

const USERS: Row[] = [
  ["monthly users", "500 M users"],
  ["daily share", "40 %", "of the monthly users"],
  ["daily users", "monthly_users × daily_share"],
];
const LOAD: Row[] = [
  ...USERS,
  ["writes per user", "2.5 writes/user", "a day"],
  ["reads per user", "100 reads/user", "a day: items seen"],
  ["writes a day", "daily_users × writes_per_user"],
  ["reads a day", "daily_users × reads_per_user"],
];
const RATES: Row[] = [
  ["write rate", "writes_a_day / 86 400 s"],
  ["read rate", "reads_a_day / 86 400 s"],
];
const PEAK: Row[] = [["peak factor", "3", "peak over average"]];
const SIZE: Row[] = [["bytes per item", "500 B", "text and metadata; media take far more"]];

/** Parts of most estimates. Each template has all rows that it needs, with the figures of a large microblog. */
export const ESTIMATE_TEMPLATES: readonly EstimateTemplate[] = [
  {
    id: "traffic",
    title: "Traffic",
    lead: "Users, reads and writes a second, and their peaks",
    rows: rows(
      ...LOAD,
      ...RATES,
      ...PEAK,
      ["peak write rate", "write_rate × peak_factor"],
      ["peak read rate", "read_rate × peak_factor"],
    ),
  },
  {
    id: "storage",
    title: "Storage",
    lead: "What comes in per day and per year, and with copies",
    rows: rows(
      ...LOAD.filter(([name]) => !name.startsWith("reads")),
      ...SIZE,
      ["storage a day", "writes_a_day × bytes_per_item"],
      ["storage a year", "storage_a_day × 365"],
      ["copies", "3", "of everything that is kept"],
      ["replicated storage", "storage_a_year × copies", "a year"],
    ),
  },
  {
    id: "bandwidth",
    title: "Bandwidth",
    lead: "Data in and out per second, at the peak too",
    rows: rows(
      ...LOAD,
      ...RATES,
      ...SIZE,
      ["bandwidth in", "write_rate × bytes_per_item"],
      ["bandwidth out", "read_rate × bytes_per_item"],
      ...PEAK,
      ["peak bandwidth out", "bandwidth_out × peak_factor in Gbit/s"],
    ),
  },
  {
    id: "cache",
    title: "Cache",
    lead: "Memory for the hot share of reads",
    rows: rows(
      ...LOAD.filter(([name]) => !name.startsWith("writes")),
      ...SIZE,
      ["hot share", "20 %", "of a day's reads"],
      ["cache size", "reads_a_day × hot_share × bytes_per_item"],
      ["memory per cache server", "64 GB/server"],
      ["cache servers", "ceil(cache_size / memory_per_cache_server)"],
    ),
  },
  {
    id: "servers",
    title: "Servers",
    lead: "How many the peak needs, at a given capacity each",
    rows: rows(
      ...LOAD,
      ...RATES,
      ...PEAK,
      ["capacity per server", "10 000 req/s/server"],
      ["servers", "ceil((read_rate + write_rate) × peak_factor / capacity_per_server)"],
    ),
  },
];

/** The template's rows that the sheet lacks: an existing row with a name of the template is left alone. */
export function missingRows(template: EstimateTemplate, names: Iterable<string>): TemplateRow[] {
  const taken = new Set([...names].map(quantityKey));
  return template.rows.filter(({ name }) => !taken.has(quantityKey(name)));
}
