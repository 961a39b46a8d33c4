import { clockFace } from "@casement/shared/lib/clock-face";
import { own } from "@casement/shared/lib/own";
import type { WorksheetKind } from "@casement/shared/worksheets/worksheet";
import { TextInput } from "@mantine/core";
import { memo, useEffect, useMemo, useRef, useState } from "react";
import { wordsOf } from "@/recording/word-index";
import { participantName } from "@/session/people";
import { useSessionState } from "@/session/session-context";
import { IconMicrophone, IconSearch } from "@/ui/icons/icons";
import { MomentIcon } from "../model/moments/moment-icon";
import { MOMENT_KINDS, type MomentKind } from "../model/moments/moment-kinds";
import { openMomentIn } from "../model/open-moment-in";
import { usePlayer, usePlayerView } from "../model/player-context";
import type { Moment } from "../model/recording";
import { useFoundWords, type WordSearch } from "../model/use-found-words";
import { useMoments } from "../model/use-moments";
import { FoundIcon, type FoundRow, FoundText, foundRows, SearchState, worksheetOf } from "./found-words";
import classes from "./moments.module.css";
import { type SaidRow, SaidText, useSaidRows } from "./said-lines";

type Row = Moment | FoundRow | SaidRow;

interface MomentsProps {
  readonly kinds: ReadonlySet<MomentKind>;
  /** Shows a worksheet in which words were found. */
  readonly onSheet: (kind: WorksheetKind) => void;
}

/**
 * Everything that happened, in order, with a search that also finds what was said, and words on the board and in worksheets. The moment at
 * the playhead is highlighted; a click on a moment goes there.
 */
export function Moments({ kinds, onSheet }: MomentsProps) {
  const moments = useMoments();
  const said = useSaidRows();
  const [query, setQuery] = useState("");
  const searching = query.trim() !== "";
  const search = useFoundWords(query);
  const shown = useMemo(() => {
    const told = moments.filter((moment) => (searching ? hasWords(moment.text, query) : kinds.has(moment.kind)));
    const lines = searching ? said.filter(({ text }) => hasWords(text, query)) : [];
    return [...told, ...lines, ...foundRows(search)].sort((a, b) => a.t - b.t);
  }, [moments, said, kinds, query, searching, search]);
  return (
    <div className={classes.moments} data-moments>
      <TextInput
        className={classes.search}
        size="xs"
        type="search"
        aria-label="Search the recording"
        placeholder="Search what was said, drawn and written"
        leftSection={<IconSearch size={14} stroke={1.5} />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      {searching && <SearchState search={search} />}
      {shown.length > 0 ? (
        <List shown={shown} onSheet={onSheet} />
      ) : (
        <p className={classes.none}>{emptyWords(searching ? query.trim() : null, search)}</p>
      )}
    </div>
  );
}

function emptyWords(query: string | null, search: WordSearch | null): string {
  if (query === null) return "Nothing of the chosen kinds happened.";
  if (search !== null && search.read < 1) return `Nothing contains “${query}” so far.`;
  return `Nothing contains “${query}”.`;
}

/** Whether a text has each word of the query somewhere, whatever its case. */
function hasWords(text: string, query: string): boolean {
  return wordsOf(query).every((word) => text.toLocaleLowerCase().includes(word));
}

function List({ shown, onSheet }: { shown: readonly Row[]; onSheet: MomentsProps["onSheet"] }) {
  const reached = usePlayerView(({ t }) => shown.findLastIndex((moment) => moment.t <= t));
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const scroller = list.current;
    if (scroller === null) return;
    const bringIntoView = () => {
      const row = scroller.children[reached];
      if (!(row instanceof HTMLElement)) return;
      const [top, bottom] = [row.offsetTop, row.offsetTop + row.offsetHeight];
      const inView = top >= scroller.scrollTop && bottom <= scroller.scrollTop + scroller.clientHeight - 40;
      if (!inView) scroller.scrollTop = top - scroller.clientHeight / 3;
    };
    // Waits for the next frame: measuring now would force a layout in the middle of the board's change.
    const frame = requestAnimationFrame(bringIntoView);
    // On a phone the list has no size before its drawer opens.
    const observer = new ResizeObserver(bringIntoView);
    observer.observe(scroller);
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
    };
  }, [reached]);
  return (
    <ol ref={list} className={classes.list} aria-label="Moments">
      {shown.map((row, index) => (
        <li key={`${row.kind} ${row.id} ${row.t}`}>
          <RowButton row={row} coming={index > reached} current={index === reached} onSheet={onSheet} />
        </li>
      ))}
    </ol>
  );
}

interface RowButtonProps {
  readonly row: Row;
  /** Whether the playhead has not reached it. */
  readonly coming: boolean;
  readonly current: boolean;
  readonly onSheet: MomentsProps["onSheet"];
}

/** Rendered anew only when the playhead passes it: of thousands of rows a step of the playhead changes few. */
const RowButton = memo(function RowButton({ row, coming, current, onSheet }: RowButtonProps) {
  const player = usePlayer();
  const open = () => {
    if (row.kind === "said") return player.openMoment(row.t);
    if (!isFoundRow(row)) return openMomentIn(player, row);
    player.openFound(row.t, row.sheet === null ? row.id : null);
    const kind = worksheetOf(row);
    if (kind !== null) onSheet(kind);
  };
  return (
    <button
      type="button"
      className={classes.row}
      data-kind={row.kind}
      data-tone={"tone" in row ? (row.tone ?? undefined) : undefined}
      data-coming={coming || undefined}
      aria-current={current ? "time" : undefined}
      onClick={open}
    >
      <span className={classes.time}>{clockFace(row.t)}</span>
      <span className={classes.icon}>
        <RowIcon row={row} />
      </span>
      <RowText row={row} />
    </button>
  );
});

function RowIcon({ row }: { row: Row }) {
  if (row.kind === "said") return <IconMicrophone size={14} stroke={1.5} />;
  return isFoundRow(row) ? <FoundIcon kind={row.kind} /> : <MomentIcon kind={row.kind} size={14} />;
}

function RowText({ row }: { row: Row }) {
  if (row.kind === "said") return <SaidText row={row} />;
  return isFoundRow(row) ? <FoundText row={row} /> : <Words moment={row} />;
}

function isFoundRow(row: Row): row is FoundRow {
  return row.kind === "board" || row.kind === "worksheet";
}

function Words({ moment: { kind, text, actor } }: { moment: Moment }) {
  const participants = useSessionState((state) => state.participants);
  return (
    <span className={classes.words}>
      {MOMENT_KINDS[kind].namesActor && actor !== null && (
        <span className={classes.who} style={{ borderColor: own(participants, actor)?.color }} dir="auto">
          {participantName(participants, actor)}
        </span>
      )}
      <span className={classes.text} dir="auto">
        {text}
      </span>
    </span>
  );
}
