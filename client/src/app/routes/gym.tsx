import { Button } from "@mantine/core";
import { Link } from "react-router";
import { useMe } from "@/api/accounts";
import { useGym } from "@/api/gym/gym";
import { CaseList } from "@/features/gym/case-list";
import { Certificates } from "@/features/gym/certificates";
import { OwnFigures } from "@/features/gym/own-figures";
import { paths } from "@/lib/addresses/paths";
import { EmptyState } from "@/ui/notices/empty-state";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import { Page } from "@/ui/page";

export function GymRoute() {
  const gym = useGym();
  const administers = useMe().data?.account?.administrator === true;
  return (
    <Page
      title="Calibration"
      lead="Score recorded interviews blind, then see how experts marked them and why. Marks drift, so each case is due again after a quarter."
    >
      <ErrorNotice error={gym.error} onRetry={() => void gym.refetch()} />
      {gym.isPending && <LoadingRows rows={3} height={64} />}
      {gym.data?.cases.length === 0 && (
        <EmptyState
          sentence="There is no case on this server yet. A case is a recorded interview that everybody in it has released for training."
          action={
            <Button component={Link} to={paths.home} variant="default">
              Go to your sessions
            </Button>
          }
        />
      )}
      {gym.data !== undefined && (
        <>
          <CaseList cases={gym.data.cases} />
          <OwnFigures attempts={gym.data.attempts} />
          <Certificates own={gym.data.certificates} administers={administers} />
        </>
      )}
    </Page>
  );
}
