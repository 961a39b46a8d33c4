import { Button } from "@mantine/core";
import { Link } from "react-router";
import { paths } from "@/lib/addresses/paths";
import { EmptyState } from "@/ui/notices/empty-state";
import { Page } from "@/ui/page";

export function NotFound() {
  return (
    <Page title="Page not found" width="reading">
      <EmptyState
        sentence="There is nothing at this address. The link may be incomplete, or what it led to was deleted."
        action={
          <Button component={Link} to={paths.home}>
            Go to the start page
          </Button>
        }
      />
    </Page>
  );
}
