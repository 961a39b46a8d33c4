import { draftOfProblem, type Problem } from "@casement/shared/problem/problem";
import { Button } from "@mantine/core";
import { Link } from "react-router";
import { useEditProblem, useProblemVersions } from "@/api/problems";
import { paths } from "@/lib/addresses/paths";
import { ErrorNotice } from "@/ui/notices/error-notice";
import classes from "./problem-view.module.css";

const WHEN = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** Links to the problem's versions; nothing while there is only one. */
export function ProblemVersions({ problem, shown }: { problem: Problem; shown: number }) {
  const versions = useProblemVersions(problem.id);
  if (versions.isError) return <ErrorNotice error={versions.error} onRetry={() => void versions.refetch()} />;
  if (versions.data === undefined || versions.data.length < 2) return null;
  const newest = versions.data[0]?.version;
  return (
    <section className={classes.part} aria-labelledby="versions-title">
      <h2 id="versions-title">Versions</h2>
      <ul className={classes.versions}>
        {versions.data.map(({ version, title, savedAt }) => (
          <li key={version}>
            {version === shown ? (
              <strong>Version {version}, shown here</strong>
            ) : (
              <Link to={paths.problem(problem.id, version === newest ? undefined : version)}>Version {version}</Link>
            )}
            <span dir="auto">{title}</span>
            <time dateTime={new Date(savedAt).toISOString()}>{WHEN.format(savedAt)}</time>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OldVersionProps {
  /** The problem at its old version. */
  readonly old: Problem;
  readonly current: Problem;
  readonly onRestored: () => void;
}

/** Says that this is an old version, and saves it as the newest on request. */
export function OldVersionNotice({ old, current, onRestored }: OldVersionProps) {
  const edit = useEditProblem(current.id);
  const restore = () =>
    edit.mutate({ expectedVersion: current.version, draft: draftOfProblem(old) }, { onSuccess: onRestored });
  return (
    <>
      <div className={classes.notice} role="status">
        <p>
          This is version {old.version}; the newest is {current.version}. Sessions keep the version they were planned
          with.
        </p>
        <Button variant="default" size="xs" component={Link} to={paths.problem(current.id)}>
          Show the newest
        </Button>
        {!current.builtIn && (
          <Button variant="default" size="xs" loading={edit.isPending} onClick={restore}>
            Make this the newest
          </Button>
        )}
      </div>
      <ErrorNotice error={edit.error} onRetry={restore} />
    </>
  );
}
