import type { InvitedPerson } from "@casement/shared/contract/http/sessions";
import type { InvitedRole } from "@casement/shared/session/role";
import type { ButtonProps } from "@mantine/core";
import { useCreateInvite, useCreateReturnLink } from "@/api/invites";
import { capitalised } from "@/lib/capitalised";
import { CopyLink, OFTEN, ONCE } from "./copy-link";
import type { Appointment } from "./invitation/invitation";
import { InvitationButtons } from "./invitation/invitation-buttons";
import { INVITED } from "./invite-labels";

export interface InviteTerms {
  readonly sessionId: string;
  /** How long the link works. */
  readonly hours: number;
  /** Ids of the open invites: a remembered link is copied again only while its invite is open. */
  readonly openIds: ReadonlySet<string> | undefined;
}

interface InviteLinkProps extends InviteTerms {
  readonly invited: InvitedRole;
  readonly variant: ButtonProps["variant"];
  /** Shown in place of the role's explanation. */
  readonly explanation?: string | undefined;
  /** With it the link can also be sent as a mail's text or a calendar file. */
  readonly appointment?: Appointment | undefined;
}

/** The link that invites somebody new in this role. */
export function InviteLink(props: InviteLinkProps) {
  const { invited, variant, explanation, appointment, sessionId, hours, openIds } = props;
  const create = useCreateInvite(sessionId);
  const { adjective, explanation: usual } = INVITED[invited];
  return (
    <CopyLink
      sessionId={sessionId}
      openIds={openIds}
      variant={variant}
      whom={invited}
      caution={invited === "candidate" ? ONCE : OFTEN}
      title={capitalised(adjective)}
      explanation={explanation ?? usual}
      label={`Copy ${adjective} link`}
      fieldLabel={`${capitalised(adjective)} link`}
      {...(appointment === undefined
        ? {}
        : {
            more: (getLink) => (
              <InvitationButtons invited={invited} adjective={adjective} appointment={appointment} getLink={getLink} />
            ),
          })}
      make={() => create.mutateAsync({ role: invited, hours })}
      making={create.isPending}
      error={create.error}
    />
  );
}

interface ReturnLinkProps extends InviteTerms {
  readonly person: InvitedPerson;
  /** Whether this button gets the focus first. */
  readonly first: boolean;
}

/** The link with which one person comes back as the same participant. */
export function ReturnLink({ person, first, sessionId, hours, openIds }: ReturnLinkProps) {
  const create = useCreateReturnLink(sessionId, person.id);
  return (
    <CopyLink
      sessionId={sessionId}
      openIds={openIds}
      first={first}
      variant="default"
      whom={person.id}
      caution={ONCE}
      title={person.name}
      explanation={`Back in as ${INVITED[person.role].adjective}, with all their work. Works once.`}
      label={`Copy link for ${person.name}`}
      fieldLabel={`Link for ${person.name}`}
      make={() => create.mutateAsync({ hours })}
      making={create.isPending}
      error={create.error}
    />
  );
}
