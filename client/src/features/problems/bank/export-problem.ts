import { fileName } from "@casement/shared/lib/file-name";
import { draftOfProblem, type Problem } from "@casement/shared/problem/problem";
import { writeProblemFile } from "@casement/shared/problem/problem-file";

/** Saves the problem as a file of the browser's. */
export function exportProblem(problem: Problem): void {
  const url = URL.createObjectURL(new Blob([writeProblemFile(draftOfProblem(problem))], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileNameOf(problem.title);
  link.click();
  URL.revokeObjectURL(url);
}

/** "Design Twitter (copy)" -> "design-twitter-copy.json". */
export function fileNameOf(title: string): string {
  return `${fileName(title, "problem").toLowerCase()}.json`;
}
