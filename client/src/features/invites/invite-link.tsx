import type { InvitedPerson } from "@casement/shared/contract/http";
import type { InvitedRole } from "@casement/shared/session/role";
import type { ButtonProps } from "@mantine/core";
import { useCreateInvite, useCreateReturnLink } from "@/api/invites";
import { capitalised } from "@/lib/capitalised";
import { CopyLink } from "./copy-link";
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
}

/** The link that invites somebody new in this role. */
export function InviteLink({ invited, variant, explanation, sessionId, hours, openIds }: InviteLinkProps) {
  const create = useCreateInvite(sessionId);
  const { adjective, explanation: usual } = INVITED[invited];
  return (
    <CopyLink
      sessionId={sessionId}
      openIds={openIds}
      variant={variant}
      whom={invited}
      once={invited === "candidate"}
      title={capitalised(adjective)}
      explanation={explanation ?? usual}
      label={`Copy ${adjective} link`}
      fieldLabel={`${capitalised(adjective)} link`}
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
      once
      title={person.name}
      explanation={`Comes back as ${INVITED[person.role].adjective}, with everything that is theirs. Works once.`}
      label={`Copy link for ${person.name}`}
      fieldLabel={`Link for ${person.name}`}
      make={() => create.mutateAsync({ hours })}
      making={create.isPending}
      error={create.error}
    />
  );
}
