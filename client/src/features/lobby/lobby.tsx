import { can } from "@casement/shared/contract/policy";
import { totalMinutes } from "@casement/shared/session/framework";
import type { Role } from "@casement/shared/session/role";
import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { paths } from "@/lib/addresses/paths";
import { plural } from "@/lib/duration";
import { ownZone, sayWhen } from "@/lib/zoned-time";
import { sessionRibbon } from "@/session/clock/session-ribbon";
import { useIsInterviewing, useSealsNotes } from "@/session/plan-options";
import { useMyself, useServerNow, useSessionId, useSessionState } from "@/session/session-context";
import { IconPencil } from "@/ui/icons/icons";
import { MeetingLink } from "@/ui/links/meeting-link";
import { PageTitle, usePageTitle } from "@/ui/page";
import { Ribbon } from "@/ui/ribbon/ribbon";
import classes from "./lobby.module.css";
import { ProblemToCome } from "./problem-to-come";
import { Start } from "./start";

const WHO_YOU_ARE: Readonly<Record<Role, string>> = {
  owner: "You are the interviewer and host.",
  interviewer: "You are an interviewer.",
  candidate: "You are the candidate.",
  observer: "You are an observer.",
};

interface LobbyProps {
  readonly people: ReactNode;
  readonly consent: ReactNode;
  /** The question whether one's sound may be recorded; empty where none is. */
  readonly sound?: ReactNode;
  /** Only for the owner; null for others. */
  readonly invites: ReactNode | null;
  /** Only the candidate's link, while no candidate is there; null for people who may not invite. */
  readonly candidateLink: ReactNode | null;
  readonly deviceRequests: ReactNode;
  /** Where people join the call; null or empty without one. */
  readonly call: ReactNode;
  /** A board to try out; mounted only on demand. */
  readonly sandbox: () => ReactNode;
}

/** Before the interview: who is there, what will happen, the consent, the start button, and a board for warming up. */
export function Lobby({ people, consent, sound, invites, candidateLink, deviceRequests, call, sandbox }: LobbyProps) {
  const plan = useSessionState((state) => state.plan);
  const me = useMyself();
  usePageTitle(plan?.title ?? "");
  return (
    <div className={classes.lobby}>
      {deviceRequests}
      <div className={classes.card}>
        <header className={classes.head}>
          <div>
            <PageTitle>{plan?.title}</PageTitle>
            <When />
            <p>{WHO_YOU_ARE[me.role]}</p>
          </div>
          <div className={classes.headButtons}>
            {plan?.meetingUrl !== undefined && <MeetingLink url={plan.meetingUrl} />}
            <EditPlan />
          </div>
        </header>
        <WhatWillHappen />
        {invites !== null && (
          <section className={classes.invites} aria-labelledby="invites-heading">
            <h2 id="invites-heading" className={classes.heading}>
              Invite people
            </h2>
            {invites}
          </section>
        )}
        <ProblemToCome />
        <div className={classes.columns}>
          <section aria-labelledby="people-heading">
            <h2 id="people-heading" className={classes.heading}>
              Who is here
            </h2>
            {people}
            <WhoReadsNotes />
          </section>
          <div className={classes.consents}>
            {consent}
            {sound}
          </div>
        </div>
        {call}
        <Start candidateLink={candidateLink} />
      </div>
      <Sandbox sandbox={sandbox} />
    </div>
  );
}

/** What interviewers see of each other's work, before anybody begins to write. */
function WhoReadsNotes() {
  const interviewing = useIsInterviewing();
  const sealed = useSealsNotes();
  if (!interviewing) return null;
  return (
    <p className={classes.panel}>
      {sealed
        ? "Sealed panel: each interviewer's marks, notes and feedback draft stay hidden from the others until both have submitted their scorecards. A card that is not submitted opens to nobody."
        : "Open notes: interviewers read each other's notes as they are written. Marks stay sealed until both have submitted their scorecards."}
    </p>
  );
}

function When() {
  const scheduledAt = useSessionState((state) => state.plan?.scheduledAt ?? null);
  const serverNow = useServerNow();
  return scheduledAt === null ? null : <p>{sayWhen(scheduledAt, serverNow(), ownZone())}, your time.</p>;
}

function WhatWillHappen() {
  const plan = useSessionState((state) => state.plan);
  const clock = useSessionState((state) => state.clock);
  if (plan === null) return null;
  const { segments } = sessionRibbon({ plan, clock, phase: "planned" }, 0);
  return (
    <section className={classes.steps} aria-label="What will happen">
      <p className={classes.plan}>
        {plural(plan.steps.length, "step")} in {plural(totalMinutes(plan.steps), "minute")}
      </p>
      <Ribbon size="chart" segments={segments} listsNames />
    </section>
  );
}

/** Everything can be changed until the start, so the lobby links to the plan. */
function EditPlan() {
  const { role } = useMyself();
  const sessionId = useSessionId();
  const allowed = useSessionState((state) => can(role, "session.edit", state.phase));
  if (!allowed) return null;
  return (
    <Button
      component={Link}
      to={paths.editSession(sessionId)}
      variant="default"
      size="xs"
      leftSection={<IconPencil size={15} stroke={1.5} />}
    >
      Edit
    </Button>
  );
}

function Sandbox({ sandbox }: { sandbox: () => ReactNode }) {
  const [opened, setOpened] = useState(false);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (opened) section.current?.scrollIntoView({ block: "start", behavior: "smooth" });
  }, [opened]);
  return (
    <section ref={section} className={classes.sandbox} aria-labelledby="sandbox-heading">
      <div className={classes.sandboxHead}>
        <div>
          <h2 id="sandbox-heading" className={classes.heading}>
            Warm up
          </h2>
          <p>Try the drawing tool. Nothing you draw here is kept, and nobody else sees it.</p>
        </div>
        <Button variant="default" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {opened ? "Close the practice board" : "Open a practice board"}
        </Button>
      </div>
      {opened && <div className={classes.sandboxBoard}>{sandbox()}</div>}
    </section>
  );
}
