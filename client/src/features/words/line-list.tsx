import { clockFace } from "@casement/shared/lib/clock-face";
import type { SpokenLine } from "@casement/shared/session-log/words/spoken-line";
import { TextInput } from "@mantine/core";
import { useEffect, useMemo, useRef, useState } from "react";
import { wordsOf } from "@/recording/word-index";
import { IconSearch } from "@/ui/icons/icons";
import { LineRow } from "./line-row";
import classes from "./words.module.css";

interface LineListProps {
  /** By time. */
  readonly lines: readonly SpokenLine[];
  /** Epoch ms of the interview's start, or of what is shown of it. */
  readonly startAt: number;
  /** The last line that began by the shown moment, which is highlighted and kept in view; -1: none. */
  readonly reached?: number;
  /** Opens the moment at which a line was said; absent where no recording can be opened. */
  readonly onOpen?: ((at: number) => void) | undefined;
  readonly canCorrect: boolean;
}

/** What was said, line by line, with a search. */
export function LineList({ lines, startAt, reached = -1, onOpen, canCorrect }: LineListProps) {
  const [query, setQuery] = useState("");
  const asked = useMemo(() => wordsOf(query), [query]);
  const shown = useMemo(
    () => lines.map((line, index) => ({ line, index })).filter(({ line }) => hasAll(line.text, asked)),
    [lines, asked],
  );
  const current = shown.findLastIndex(({ index }) => index <= reached);
  const list = useInView(current, asked.length === 0);
  return (
    <div className={classes.words}>
      <TextInput
        className={classes.search}
        size="xs"
        type="search"
        aria-label="Search what was said"
        placeholder="Search what was said"
        leftSection={<IconSearch size={14} stroke={1.5} />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      {shown.length === 0 && <p className={classes.none}>Nobody said “{query.trim()}”.</p>}
      <ol ref={list} className={classes.list} aria-label="What was said">
        {shown.map(({ line, index }, place) => (
          <LineRow
            key={line.id}
            line={line}
            time={clockFace(Math.max(0, line.from - startAt))}
            repeated={isSameVoice(shown[place - 1]?.line, line)}
            current={place === current}
            coming={reached >= 0 && index > reached}
            onOpen={onOpen && (() => onOpen(line.from))}
            canCorrect={canCorrect}
          />
        ))}
      </ol>
    </div>
  );
}

const hasAll = (text: string, words: readonly string[]) =>
  words.every((word) => text.toLocaleLowerCase().includes(word));

const isSameVoice = (before: SpokenLine | undefined, line: SpokenLine) =>
  before?.speakerId === line.speakerId && before.source === line.source && before.broughtBy === line.broughtBy;

/** Keeps a row of a list that scrolls by itself in view. */
function useInView(current: number, follows: boolean) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const scroller = list.current;
    const row = scroller?.children[current];
    if (!follows || scroller === null || !(row instanceof HTMLElement)) return;
    const frame = requestAnimationFrame(() => {
      const [top, bottom] = [row.offsetTop, row.offsetTop + row.offsetHeight];
      const inView = top >= scroller.scrollTop && bottom <= scroller.scrollTop + scroller.clientHeight - 40;
      if (!inView) scroller.scrollTop = top - scroller.clientHeight / 3;
    });
    return () => cancelAnimationFrame(frame);
  }, [current, follows]);
  return list;
}
