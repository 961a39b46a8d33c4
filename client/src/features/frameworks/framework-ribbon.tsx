import type { Step } from "@casement/shared/session/framework";
import { Ribbon } from "@/ui/ribbon/ribbon";

export function FrameworkRibbon({ steps }: { steps: ReadonlyArray<Pick<Step, "key" | "title" | "minutes">> }) {
  const segments = steps.map(({ key, title, minutes }) => ({
    key,
    label: title === "" ? "Untitled" : title,
    budgetMs: (Number.isFinite(minutes) ? minutes : 0) * 60_000,
    spentMs: 0,
  }));
  return <Ribbon segments={segments} size="chart" listsNames />;
}
