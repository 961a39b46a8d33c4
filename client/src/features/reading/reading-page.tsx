import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { useLocation } from "react-router";
import { plural, spoken } from "@/lib/duration";
import { ownZone, sayWhen } from "@/lib/zoned-time";
import { peopleOf } from "@/session/people";
import { useServerNow, useSessionState } from "@/session/session-context";
import { jumpTo } from "@/ui/links/jump-link";
import { PageTitle, usePageTitle } from "@/ui/page";
import { PartsBar } from "./parts-bar";
import classes from "./reading.module.css";
import { IsShown } from "./section-link";

export interface ReadingSection {
  readonly id: string;
  readonly title: string;
  /** One line under the title. */
  readonly lead?: ReactNode;
  readonly body: ReactNode;
}

/** Sections that are shown together. The address of its first section is the part's. */
export interface ReadingPart {
  readonly title: string;
  readonly sections: readonly [ReadingSection, ...ReadingSection[]];
}

interface ReadingPageProps {
  readonly actions?: ReactNode;
  /** Above the parts, whichever is shown. */
  readonly notices?: ReactNode;
  readonly parts: readonly [ReadingPart, ...ReadingPart[]];
  /** The section that is shown while the address names none; otherwise the first. */
  readonly begin?: string;
}

/** The page of an ended session: its head, links to its parts, and the part that the address names. */
export function ReadingPage({ actions, notices, parts, begin = "" }: ReadingPageProps) {
  const title = useSessionState((state) => state.plan?.title ?? "");
  usePageTitle(title);
  const head = useRef<HTMLElement>(null);
  const bar = useRef<HTMLElement>(null);
  const asked = useAskedSection();
  const current = parts.find((part) => has(part, asked || begin)) ?? parts[0];
  const opened = useOpened(idOf(current));
  useArrival(asked, head, bar);
  return (
    <div className={classes.page}>
      <header ref={head} className={classes.head}>
        <div>
          <PageTitle>{title}</PageTitle>
          <HeadLine />
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {notices}
      {parts.length > 1 && (
        <PartsBar
          bar={bar}
          current={idOf(current)}
          parts={parts.map((part) => ({ id: idOf(part), title: part.title }))}
        />
      )}
      <IsShown value={(section) => has(current, section)}>
        {parts
          .filter((part) => opened.has(idOf(part)))
          .map((part) => (
            <Part key={idOf(part)} part={part} shown={part === current} />
          ))}
      </IsShown>
    </div>
  );
}

const idOf = ({ sections }: ReadingPart) => sections[0].id;
const has = ({ sections }: ReadingPart, section: string) => sections.some(({ id }) => id === section);

function Part({ part, shown }: { part: ReadingPart; shown: boolean }) {
  return (
    <div hidden={!shown}>
      {part.sections.map(({ id, title, lead, body }) => (
        <section key={id} id={id} className={classes.section} aria-labelledby={`${id}-heading`}>
          <h2 id={`${id}-heading`}>{title}</h2>
          {lead !== undefined && <p className={classes.lead}>{lead}</p>}
          {body}
        </section>
      ))}
    </div>
  );
}

function useAskedSection(): string {
  const { hash } = useLocation();
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}

/** The parts that were opened so far: a part is made when it is first asked for, and keeps what was typed in it. */
function useOpened(current: string): ReadonlySet<string> {
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set([current]));
  if (opened.has(current)) return opened;
  const more = new Set([...opened, current]);
  setOpened(more);
  return more;
}

type Ref = RefObject<HTMLElement | null>;

/** Brings the section of the address into view. Whoever chose a part in the bar stays there, at the part's beginning. */
function useArrival(asked: string, head: Ref, bar: Ref): void {
  const { key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same section can be asked for again.
  useEffect(() => {
    if (bar.current?.contains(document.activeElement)) {
      const above = head.current?.getBoundingClientRect().bottom ?? 0;
      if (above < 0) window.scrollBy(0, above);
    } else if (asked !== "") jumpTo(asked);
  }, [asked, key]);
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
