import type { CaseItem } from "@casement/shared/contract/http/training";
import { Button } from "@mantine/core";
import { Link } from "react-router";
import { paths } from "@/lib/addresses/paths";
import { plural, spoken } from "@/lib/duration";
import { sayWhen } from "@/lib/zoned-time";
import { Tag } from "@/ui/tag";
import classes from "./gym.module.css";

/** The cases that the account may open, each with what is to be done. */
export function CaseList({ cases }: { cases: readonly CaseItem[] }) {
  return (
    <ul className={classes.cases}>
      {cases.map((item) => (
        <li key={item.id}>
          <div className={classes.about}>
            <h2 dir="auto">{item.title}</h2>
            <p className={classes.note}>
              {spoken(item.durationMs)}
              {item.fictional && ", fictional people and experts"}. {standing(item)}
            </p>
          </div>
          {isDue(item) && <Tag tone="vermilion">due</Tag>}
          <Button component={Link} to={paths.trainingCase(item.id)} variant={item.attempts > 0 ? "default" : "filled"}>
            {action(item)}
          </Button>
        </li>
      ))}
    </ul>
  );
}

const isDue = ({ dueAt }: CaseItem) => dueAt !== null && dueAt <= Date.now();

function standing({ role, attempts, dueAt, published, marked }: CaseItem): string {
  if (role === "owner") return published ? "Published by you." : "Yours, not published yet.";
  if (role === "expert") return marked ? "Your reference card is in." : "You are asked for a reference card.";
  if (attempts === 0 || dueAt === null) return "Not scored yet.";
  return `Scored ${attempts === 1 ? "once" : plural(attempts, "time")}; due again ${sayWhen(dueAt, Date.now())}.`;
}

function action({ role, attempts, marked }: CaseItem): string {
  if (role === "owner") return "Watch";
  if (role === "expert") return marked ? "Look at your card" : "Mark it";
  return attempts > 0 ? "See the comparison" : "Score it blind";
}
