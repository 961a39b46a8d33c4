import type { ProblemItem } from "@casement/shared/problem/problem";
import { Button, Group } from "@mantine/core";
import { Link } from "react-router";
import { paths } from "@/lib/addresses/paths";
import { RowName } from "@/ui/lists/row-name";
import { Tag } from "@/ui/tag";
import { SENIORITY_WORDS } from "./problem-labels";
import classes from "./problems.module.css";

export function ProblemList({ problems }: { problems: readonly ProblemItem[] }) {
  return (
    <ul className={classes.list}>
      {problems.map((problem) => (
        <li key={problem.id} className={classes.item}>
          <div className={classes.text}>
            <RowName to={paths.problem(problem.id)} name={problem.title}>
              {!problem.builtIn && <Tag tone="accent">Yours</Tag>}
              {problem.archived && <Tag>Archived</Tag>}
            </RowName>
            <p className={classes.summary} dir="auto">
              {problem.summary}
            </p>
            <TopicLine problem={problem} />
          </div>
          <Group gap={6} className={classes.rowActions}>
            <Button
              variant="default"
              size="xs"
              component={Link}
              to={paths.newSessionOn(problem.id)}
              aria-label={`Plan a session on ${problem.title}`}
            >
              Plan a session
            </Button>
          </Group>
        </li>
      ))}
    </ul>
  );
}

/** "Mid, senior · feeds, caching" */
export function TopicLine({ problem }: { problem: Pick<ProblemItem, "topics" | "seniorities"> }) {
  const levels = problem.seniorities.map((one) => SENIORITY_WORDS[one]).join(", ");
  const line = [levels, problem.topics.join(", ")].filter(Boolean).join(" · ");
  return line === "" ? null : <span className={classes.topics}>{line}</span>;
}
