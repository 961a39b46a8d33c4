import type { Invite, InvitedPerson } from "@casement/shared/contract/http/sessions";
import type { Phase } from "@casement/shared/session/phase";
import { NativeSelect, Stack } from "@mantine/core";
import { useEffect, useState } from "react";
import { useInvites } from "@/api/invites";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import type { Appointment } from "./invitation/invitation";
import { useAppointment } from "./invitation/use-appointment";
import { besideCandidates, EXPIRY_CHOICES } from "./invite-labels";
import { InviteLink, type InviteTerms, ReturnLink } from "./invite-link";
import { InviteList } from "./invite-list";
import classes from "./invites.module.css";

const DEFAULT_HOURS = "168";

export interface InvitesPanelProps {
  readonly sessionId: string;
  readonly phase: Phase;
  /**
   * Number of participants where that is known live. Whoever joins has used a link, so a change reads the list again.
   */
  readonly joined: number;
  /** The person for whom a return link is wanted. */
  readonly returningId?: string | null;
}

/** For the owner: links for each role, return links, and the state of existing invites. Needs 280 px of width. */
export function InvitesPanel({ sessionId, phase, joined, returningId = null }: InvitesPanelProps) {
  const invites = useInvites(sessionId);
  const { refetch } = invites;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the number of people reads the list again.
  useEffect(() => void refetch({ cancelRefetch: false }), [joined, refetch]);
  const [hours, setHours] = useState<string>(DEFAULT_HOURS);
  const { items, people = [] } = invites.data ?? {};
  const appointment = useAppointment(sessionId);
  const terms = { sessionId, hours: Number(hours), openIds: openIdsOf(items) };
  return (
    <Stack gap="lg">
      {phase === "ended" ? (
        <p className={classes.over}>
          The interview is over, so nobody new can be invited. To show it to somebody, share the recording.
        </p>
      ) : (
        <NewPeople terms={terms} people={people} appointment={appointment} />
      )}
      <Returning terms={terms} people={people} returningId={returningId} />
      <NativeSelect
        label="New links work for"
        size="xs"
        className={classes.expiry}
        data={[...EXPIRY_CHOICES]}
        value={hours}
        onChange={(event) => setHours(event.currentTarget.value)}
      />
      <ErrorNotice error={invites.error} onRetry={() => void invites.refetch()} />
      {invites.isPending && <LoadingRows rows={1} height={40} />}
      {items !== undefined && items.length > 0 && (
        <section aria-label="Links so far">
          <h3 className={classes.heading}>Links so far</h3>
          <InviteList sessionId={sessionId} invites={items} />
          <p className={classes.hint}>
            A link's secret is shown only when it is made, so copying after a reload makes a new one. Older links keep
            working until they expire or you revoke them.
          </p>
        </section>
      )}
    </Stack>
  );
}

/** Only the candidate's link, for places where it is needed at once. */
export function CandidateLink({ sessionId }: { sessionId: string }) {
  const invites = useInvites(sessionId);
  return (
    <InviteLink
      sessionId={sessionId}
      hours={Number(DEFAULT_HOURS)}
      openIds={openIdsOf(invites.data?.items)}
      invited="candidate"
      variant="default"
    />
  );
}

function openIdsOf(items: readonly Invite[] | undefined): ReadonlySet<string> | undefined {
  return items && new Set(items.filter(({ state }) => state === "open").map(({ id }) => id));
}

interface NewPeopleProps {
  readonly terms: InviteTerms;
  readonly people: readonly InvitedPerson[];
  readonly appointment: Appointment | undefined;
}

function NewPeople({ terms, people, appointment }: NewPeopleProps) {
  const candidates = people.filter(({ role }) => role === "candidate").map(({ name }) => name);
  const first = candidates.length === 0;
  return (
    <div className={classes.makers}>
      <InviteLink
        {...terms}
        appointment={appointment}
        invited="candidate"
        variant={first ? "filled" : "default"}
        explanation={first ? undefined : besideCandidates(candidates)}
      />
      <InviteLink {...terms} appointment={appointment} invited="interviewer" variant="default" />
      <InviteLink {...terms} appointment={appointment} invited="observer" variant="default" />
    </div>
  );
}

interface ReturningProps {
  readonly terms: InviteTerms;
  readonly people: readonly InvitedPerson[];
  readonly returningId: string | null;
}

/** Return links: somebody who lost their link or changed browser stays the same participant. */
function Returning({ terms, people, returningId }: ReturningProps) {
  if (people.length === 0) return null;
  return (
    <section aria-label="Lost their link?">
      <h3 className={classes.heading}>Lost their link?</h3>
      <p className={classes.hint}>A personal link lets somebody back in from any browser, as the same person.</p>
      <div className={classes.makers}>
        {people.map((person) => (
          <ReturnLink key={person.id} {...terms} person={person} first={person.id === returningId} />
        ))}
      </div>
    </section>
  );
}
