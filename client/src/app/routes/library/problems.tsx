import { Button } from "@mantine/core";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { useProblems } from "@/api/problems";
import { filterProblems, topicsOf } from "@/features/problems/bank/problem-filter";
import { ProblemFilters } from "@/features/problems/bank/problem-filters";
import { ProblemList } from "@/features/problems/bank/problem-list";
import { useProblemFilter } from "@/features/problems/bank/use-problem-filter";
import { ImportProblem } from "@/features/problems/import-problem";
import { paths } from "@/lib/addresses/paths";
import { EmptyState } from "@/ui/notices/empty-state";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import { Page } from "@/ui/page";

/** The problem bank. */
export function Problems() {
  const problems = useProblems();
  const [filter, setFilter] = useProblemFilter();
  const [importing, setImporting] = useState(false);
  const navigate = useNavigate();
  const all = problems.data ?? [];
  const found = filterProblems(all, filter);
  const write = (
    <Button component={Link} to={paths.newProblem}>
      Write a problem
    </Button>
  );
  return (
    <Page
      title="Problems"
      lead="What candidates are asked to design, each with a guide for interviewers. Clone one to make it yours."
      actions={
        <>
          {write}
          <Button variant="default" onClick={() => setImporting(true)}>
            Import
          </Button>
        </>
      }
    >
      <ErrorNotice error={problems.error} onRetry={() => void problems.refetch()} />
      {problems.isPending && <LoadingRows rows={5} height={84} />}
      {problems.data && (
        <>
          <ProblemFilters
            filter={filter}
            topics={topicsOf(all)}
            hasArchived={all.some(({ archived }) => archived)}
            onChange={setFilter}
          />
          {found.length > 0 ? (
            <ProblemList problems={found} />
          ) : (
            <NothingFound
              own={filter.shelf === "own" && !all.some(({ builtIn, archived }) => !builtIn && !archived)}
              onShowAll={() => setFilter({ query: "", topic: null, seniority: null, shelf: "all" })}
              write={write}
            />
          )}
        </>
      )}
      <ImportProblem
        opened={importing}
        onClose={() => setImporting(false)}
        onImported={(id) => void navigate(paths.problem(id))}
      />
    </Page>
  );
}

interface NothingFoundProps {
  own: boolean;
  onShowAll: () => void;
  write: React.ReactNode;
}

function NothingFound({ own, onShowAll, write }: NothingFoundProps) {
  if (own)
    return (
      <EmptyState sentence="You have no problems of your own yet. Write one, or clone a built-in one." action={write} />
    );
  return (
    <EmptyState
      sentence="No problem matches."
      action={
        <Button variant="default" onClick={onShowAll}>
          Show all problems
        </Button>
      }
    />
  );
}
