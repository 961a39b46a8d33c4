import { totalMinutes } from "@casement/shared/framework";
import { can } from "@casement/shared/policy";
import { isInterviewer } from "@casement/shared/role";
import { Button } from "@mantine/core";
import { type ReactNode, useMemo, useState } from "react";
import { plural } from "../../lib/duration";
import { ownZone, sayWhen } from "../../lib/zoned-time";
import { peopleOf, ROLE_NAMES } from "../../realtime/people";
import { useMyself, useServerNow, useSessionState } from "../../realtime/room-context";
import { sessionRibbon } from "../../realtime/session-ribbon";
import { useCommand } from "../../realtime/use-command";
import { IconPlayerPlay } from "../../ui/icons";
import { usePageTitle } from "../../ui/page";
import { Ribbon } from "../../ui/ribbon";
import classes from "./lobby.module.css";

export interface LobbyProps {
  readonly people: ReactNode;
  readonly consent: ReactNode;
  /** For the owner alone; null otherwise. */
  readonly invites: ReactNode | null;
  readonly deviceRequests: ReactNode;
  /** A board to try out; mounted only once asked for. */
  readonly sandbox: () => ReactNode;
}

/** Before the interview: who is here, what will happen, the recording, one button, and a board to warm up on. */
export function Lobby({ people, consent, invites, deviceRequests, sandbox }: LobbyProps) {
  const plan = useSessionState((state) => state.plan);
  const me = useMyself();
  usePageTitle(plan?.title ?? "");
  return (
    <div className={classes.lobby}>
      {deviceRequests}
      <div className={classes.card}>
        <header className={classes.head}>
          <h1 tabIndex={-1}>{plan?.title}</h1>
          <When />
          <p>
            You are here as <strong>{ROLE_NAMES[me.role]}</strong>.
          </p>
        </header>
        <WhatWillHappen />
        <div className={classes.columns}>
          <section aria-labelledby="people-heading">
            <h2 id="people-heading" className={classes.heading}>
              Who is here
            </h2>
            {people}
          </section>
          {consent}
        </div>
        <Start />
      </div>
      {invites !== null && (
        <section className={classes.invites} aria-labelledby="invites-heading">
          <h2 id="invites-heading" className={classes.heading}>
            Invite people
          </h2>
          {invites}
        </section>
      )}
      <Sandbox sandbox={sandbox} />
    </div>
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
        <span>{plan.problemTitle}</span>
      </p>
      <Ribbon size="chart" segments={segments} />
    </section>
  );
}

function Start() {
  const me = useMyself();
  const phase = useSessionState((state) => state.phase);
  const participants = useSessionState((state) => state.participants);
  const people = useMemo(() => peopleOf(participants), [participants]);
  const { run, busy } = useCommand();
  if (!can(me.role, "session.start", phase)) {
    return (
      <footer className={classes.start}>
        <p className={classes.waiting}>Your interviewer starts the interview. This page changes by itself.</p>
      </footer>
    );
  }
  const open = people.filter((person) => person.consent === null && !isInterviewer(person.role));
  const candidateHere = people.some((person) => person.role === "candidate" && person.present);
  return (
    <footer className={classes.start}>
      <Button
        size="md"
        leftSection={<IconPlayerPlay size={18} stroke={1.5} />}
        loading={busy}
        onClick={() => void run("session.start", {})}
      >
        Start interview
      </Button>
      <p>
        {!candidateHere && "The candidate is not here yet. "}
        {open.length > 0 && `Not agreed to the recording: ${open.map(({ name }) => name).join(", ")}.`}
        {candidateHere && open.length === 0 && "The candidate has agreed to the recording."}
      </p>
    </footer>
  );
}

function Sandbox({ sandbox }: { sandbox: () => ReactNode }) {
  const [opened, setOpened] = useState(false);
  return (
    <section className={classes.sandbox} aria-labelledby="sandbox-heading">
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
