import { senioritySchema } from "@casement/shared/problem/problem";
import { useSearchParams } from "react-router";
import type { ProblemFilter, Shelf } from "./problem-filter";

const SHELVES: readonly string[] = ["own", "built-in", "archived"] satisfies Shelf[];

/** The filter is part of the address, so that going back restores it. */
export function useProblemFilter(): [ProblemFilter, (part: Partial<ProblemFilter>) => void] {
  const [search, setSearch] = useSearchParams();
  const shelf = search.get("shelf") ?? "";
  const filter: ProblemFilter = {
    query: search.get("q") ?? "",
    topic: search.get("topic"),
    seniority: senioritySchema.nullable().catch(null).parse(search.get("level")),
    shelf: SHELVES.includes(shelf) ? (shelf as Shelf) : "all",
  };
  const change = (part: Partial<ProblemFilter>) => {
    const { query, topic, seniority, shelf: next } = { ...filter, ...part };
    const entries = { q: query, topic, level: seniority, shelf: next === "all" ? null : next };
    const kept = Object.entries(entries).filter((entry): entry is [string, string] => Boolean(entry[1]));
    setSearch(new URLSearchParams(kept), { replace: true });
  };
  return [filter, change];
}
