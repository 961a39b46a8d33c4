import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Link, useNavigate } from "react-router";
import type { LibraryItem } from "@/ui/library/library-list";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import { Page } from "@/ui/page";
import { NotFound } from "../../shell/not-found";

interface ItemPageProps<T extends LibraryItem> {
  /** What it is called: "framework". */
  readonly what: string;
  readonly id: string | undefined;
  readonly list: {
    readonly data: readonly T[] | undefined;
    readonly isPending: boolean;
    readonly error: unknown;
    refetch(): unknown;
  };
  readonly clone: {
    readonly isPending: boolean;
    readonly error: unknown;
    mutate(id: string, options: { onSuccess: (made: { readonly id: string }) => void }): void;
  };
  readonly addressOf: (id: string) => string;
  /** The address of a new session with it. */
  readonly sessionWith: (id: string) => string;
  /** Shows a built-in one. */
  readonly view: (item: T) => ReactNode;
  /** Edits one of the account's own. */
  readonly editor: (item: T) => ReactNode;
}

/** One item of the library: a built-in one can be read and cloned, the account's own edited. */
export function ItemPage<T extends LibraryItem>(props: ItemPageProps<T>) {
  const { what, id, list, clone, addressOf, sessionWith, view, editor } = props;
  const navigate = useNavigate();
  const item = list.data?.find((each) => each.id === id);
  if (list.data && item === undefined) return <NotFound />;
  if (item === undefined) {
    return (
      <Page title={what.charAt(0).toUpperCase() + what.slice(1)} width="reading">
        {list.isPending ? <LoadingRows /> : <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      </Page>
    );
  }
  const use = (
    <Button component={Link} to={sessionWith(item.id)}>
      Use in a new session
    </Button>
  );
  if (!item.builtIn) {
    return (
      <Page title={`Edit ${what}`} width="reading" actions={use}>
        {editor(item)}
      </Page>
    );
  }
  const copy = () => clone.mutate(item.id, { onSuccess: (made) => void navigate(addressOf(made.id)) });
  return (
    <Page
      title={item.name}
      lead={item.description}
      width="reading"
      actions={
        <>
          <Button variant="default" loading={clone.isPending} onClick={copy}>
            Clone {what}
          </Button>
          {use}
        </>
      }
    >
      <ErrorNotice error={clone.error} onRetry={copy} />
      {view(item)}
    </Page>
  );
}
