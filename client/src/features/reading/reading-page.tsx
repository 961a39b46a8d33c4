import type { ReactNode } from "react";
import { plural, spoken } from "@/lib/duration";
import { ownZone, sayWhen } from "@/lib/zoned-time";
import { peopleOf } from "@/session/people";
import { useServerNow, useSessionState } from "@/session/session-context";
import { PageTitle, usePageTitle } from "@/ui/page";
import classes from "./reading.module.css";

export interface ReadingSection {
  readonly id: string;
  readonly title: string;
  /** One line under the title. */
  readonly lead?: ReactNode;
  readonly body: ReactNode;
}

/** The page of an ended session: head, links to its sections, and the sections in reading order. */
export function ReadingPage({ actions, sections }: { actions?: ReactNode; sections: readonly ReadingSection[] }) {
  const title = useSessionState((state) => state.plan?.title ?? "");
  usePageTitle(title);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div>
          <PageTitle>{title}</PageTitle>
          <HeadLine />
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {sections.length > 1 && (
        <nav className={classes.contents} aria-label="On this page">
          {sections.map(({ id, title: name }) => (
            <a key={id} href={`#${id}`}>
              {name}
            </a>
          ))}
        </nav>
      )}
      {sections.map(({ id, title: name, lead, body }) => (
        <section key={id} id={id} className={classes.section} aria-labelledby={`${id}-heading`}>
          <h2 id={`${id}-heading`}>{name}</h2>
          {lead !== undefined && <p className={classes.lead}>{lead}</p>}
          {body}
        </section>
      ))}
    </div>
  );
}

function HeadLine() {
  const plan = useSessionState((state) => state.plan);
  const clock = useSessionState((state) => state.clock);
  const participants = useSessionState((state) => state.participants);
  const serverNow = useServerNow();
  if (clock.startedAt === null || clock.endedAt === null) return null;
  const candidates = peopleOf(participants).filter((person) => person.role === "candidate");
  const words = [
    sayWhen(clock.startedAt, serverNow(), ownZone()),
    spoken(clock.endedAt - clock.startedAt),
    plural(plan?.steps.length ?? 0, "step"),
    candidates.map(({ name }) => name).join(", "),
  ];
  return <p>{words.filter((word) => word !== "").join(" · ")}</p>;
}
