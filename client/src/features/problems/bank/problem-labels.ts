import type { Seniority } from "@casement/shared/problem/problem";

export const SENIORITY_WORDS: Readonly<Record<Seniority, string>> = {
  entry: "Entry",
  mid: "Mid",
  senior: "Senior",
  staff: "Staff",
};
