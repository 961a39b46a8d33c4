import type { SessionItem } from "@casement/shared/contract/http/sessions";
import { TextInput } from "@mantine/core";
import { useDebouncedValue, useInterval } from "@mantine/hooks";
import { type ReactNode, useState } from "react";
import { useSessions } from "@/api/sessions";
import { IconSearch } from "@/ui/icons/icons";
import { EmptyState } from "@/ui/notices/empty-state";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import { Page } from "@/ui/page";
import { Ribbon } from "@/ui/ribbon/ribbon";
import classes from "./dashboard.module.css";
import { NextUp } from "./next-up";
import { SessionGroup } from "./session-group";
import { byNext, pickNext } from "./session-order";

const SEARCH_PAUSE_MS = 200;
const CLOCK_STEP_MS = 15_000;

/** A static ribbon for the empty dashboard, to show what a session looks like. */
const SAMPLE = [5, 5, 5, 10, 15, 5].map((minutes, index) => ({
  key: String(index),
  label: `Step ${index + 1}`,
  budgetMs: minutes * 60_000,
  spentMs: index < 2 ? minutes * 60_000 : 0,
}));

interface SessionListProps {
  readonly newSession: ReactNode;
  readonly quickStart: ReactNode;
  readonly onInvite: (item: SessionItem) => void;
}

/**
 * All of the account's sessions: the next one on top, then live, upcoming and ended. `newSession` is on the page
 * exactly once; `quickStart` begins a session with one click; `onInvite` opens the links of a session.
 */
export function SessionList({ newSession, quickStart, onInvite }: SessionListProps) {
  const [search, setSearch] = useState("");
  const [q] = useDebouncedValue(search.trim(), SEARCH_PAUSE_MS);
  const lists = { live: useList("live", q), planned: useList("planned", q), ended: useList("ended", q) };
  const all = Object.values(lists);
  const failed = all.find((list) => list.query.isError);
  const pending = all.some((list) => list.query.isPending);
  const count = all.reduce((sum, list) => sum + list.items.length, 0);
  const first = failed === undefined && !pending && count === 0 && q === "";
  return (
    <Page title="Sessions" actions={first ? undefined : newSession}>
      {failed !== undefined && (
        <ErrorNotice error={failed.query.error} onRetry={() => all.forEach((list) => void list.query.refetch())} />
      )}
      {failed === undefined && pending && <LoadingRows rows={4} />}
      {first && <FirstSession newSession={newSession} />}
      {failed === undefined && !pending && !first && (
        <Groups lists={lists} q={q} onInvite={onInvite}>
          <TextInput
            className={classes.search}
            type="search"
            aria-label="Search sessions"
            placeholder="Candidate, title or problem"
            leftSection={<IconSearch size={16} stroke={1.5} />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        </Groups>
      )}
      {failed === undefined && !pending && q === "" && quickStart}
    </Page>
  );
}

type List = ReturnType<typeof useList>;

interface GroupsProps extends Pick<SessionListProps, "onInvite"> {
  readonly lists: Record<"live" | "planned" | "ended", List>;
  readonly q: string;
  readonly children: ReactNode;
}

function Groups({ lists, q, onInvite, children }: GroupsProps) {
  const now = useNow();
  const { live, planned, ended } = lists;
  const next = q === "" ? pickNext(live.items, planned.items, now) : null;
  const others = (list: List) => list.items.filter((item) => item.id !== next?.id);
  const nothing = q !== "" && [live, planned, ended].every((list) => list.items.length === 0);
  return (
    <>
      {next !== null && <NextUp item={next} now={now} onInvite={onInvite} />}
      {children}
      {nothing && <p className={classes.groupEmpty}>No session matches “{q}”.</p>}
      <SessionGroup title="Live" items={others(live)} now={now} onInvite={onInvite} {...live.more} />
      <SessionGroup
        title="Upcoming"
        items={others(planned).toSorted(byNext)}
        now={now}
        onInvite={onInvite}
        {...planned.more}
      />
      <SessionGroup title="Ended" items={others(ended)} now={now} onInvite={onInvite} {...ended.more} />
    </>
  );
}

function useList(phase: "live" | "planned" | "ended", q: string) {
  const query = useSessions(phase, q);
  const more = query.hasNextPage
    ? { onMore: () => void query.fetchNextPage(), loadingMore: query.isFetchingNextPage }
    : {};
  return { query, more, items: query.data?.pages.flatMap((page) => page.items) ?? [] };
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useInterval(() => setNow(Date.now()), CLOCK_STEP_MS, { autoInvoke: true });
  return now;
}

function FirstSession({ newSession }: { newSession: ReactNode }) {
  return (
    <EmptyState
      picture={<Ribbon segments={SAMPLE} size="thumb" />}
      sentence="Plan your first interview: pick a problem, send one link, and design together."
      action={newSession}
    />
  );
}
