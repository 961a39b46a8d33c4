import { can } from "@casement/shared/contract/policy";
import { Button } from "@mantine/core";
import { useCallback, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { useFrameworks } from "@/api/library";
import { useProblems } from "@/api/problems";
import { useRubrics } from "@/api/scoring/rubrics";
import { useEditSession, useSession } from "@/api/sessions";
import { mayInvite } from "@/features/dashboard/may-invite";
import { SessionForm } from "@/features/session-form/session-form";
import { paths } from "@/lib/addresses/paths";
import { IconUserPlus } from "@/ui/icons/icons";
import { EmptyState } from "@/ui/notices/empty-state";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import { Page } from "@/ui/page";
import { InviteToSession } from "../session/lobby/invite-to-session";

export function EditSession() {
  const { id = "" } = useParams();
  const session = useSession(id);
  const problems = useProblems();
  const frameworks = useFrameworks();
  const rubrics = useRubrics();
  const edit = useEditSession(id);
  const navigate = useNavigate();
  const [inviting, setInviting] = useState(false);
  const stopInviting = useCallback(() => setInviting(false), []);
  const item = session.data?.item;
  const locked = item !== undefined && !can(item.role, "session.edit", item.phase);
  const all = [session, problems, frameworks, rubrics];
  const toSession = (label: string, variant: "subtle" | "filled") => (
    <Button variant={variant} color={variant === "subtle" ? "gray" : undefined} component={Link} to={paths.session(id)}>
      {label}
    </Button>
  );
  const invite = (
    <Button variant="default" leftSection={<IconUserPlus size={16} stroke={1.5} />} onClick={() => setInviting(true)}>
      Invite
    </Button>
  );
  return (
    <Page title="Edit session" width="reading" actions={item && mayInvite(item) ? invite : undefined}>
      <ErrorNotice
        error={all.find((query) => query.error)?.error}
        onRetry={() => void Promise.all(all.map((query) => query.refetch()))}
      />
      {all.some((query) => query.isPending) && <LoadingRows rows={4} />}
      {locked && (
        <EmptyState
          sentence="Only the host can change a session, and only until it starts."
          action={toSession("Open the session", "filled")}
        />
      )}
      {item && !locked && problems.data && frameworks.data && rubrics.data && (
        <SessionForm
          key={item.id}
          item={item}
          plan={session.data?.plan}
          problems={problems.data}
          frameworks={frameworks.data}
          rubrics={rubrics.data}
          rubric={session.data?.rubric}
          framework={session.data?.framework}
          submitLabel="Save changes"
          cancel={toSession("Cancel", "subtle")}
          busy={edit.isPending}
          error={edit.error}
          onSubmit={(body) => edit.mutate(body, { onSuccess: () => void navigate(paths.session(id)) })}
        />
      )}
      <InviteToSession item={inviting && item ? item : null} onClose={stopInviting} />
    </Page>
  );
}
