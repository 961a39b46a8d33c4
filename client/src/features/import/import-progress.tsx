import { Progress } from "@mantine/core";
import { useImportProgress } from "@/api/imports";
import { describeImport } from "./describe-import";
import classes from "./import.module.css";

/** Progress of an import. `sent`: share of the file that the server has, 0 to 1. */
export function ImportProgress({ name, sent }: { name: string; sent: number }) {
  const progress = useImportProgress(sent >= 1);
  const { words, share } = describeImport(name, sent, progress);
  return (
    <div className={classes.sending}>
      <p role="status">{words}</p>
      <Progress value={share * 100} animated={sent >= 1} aria-label={words} />
    </div>
  );
}
