import { useEffect, useState } from "react";
import type { WordAnswer } from "@/recording/word-index";
import { useRecording } from "./player-context";

/** Time for the next letter, in ms. */
const TYPING_MS = 150;
/** How often the answer is renewed while the record is still being read, in ms. */
const RENEW_MS = 300;
/** A single letter stands nearly everywhere. */
const MIN_LETTERS = 2;

/** What a search of board and worksheets has found so far; null when nothing is searched. */
export interface WordSearch extends WordAnswer {
  readonly failed: boolean;
}

const NOTHING_YET: WordSearch = { found: [], total: 0, read: 0, failed: false };

export function useFoundWords(query: string): WordSearch | null {
  const { playback } = useRecording();
  const asked = query.trim();
  const [search, setSearch] = useState<WordSearch>(NOTHING_YET);
  const searching = asked.length >= MIN_LETTERS;
  useEffect(() => {
    if (!searching) return;
    let timer: ReturnType<typeof setTimeout>;
    let over = false;
    const ask = async () => {
      try {
        const answer = await playback.find(asked);
        if (over) return;
        setSearch({ ...answer, failed: false });
        if (answer.read < 1) timer = setTimeout(() => void ask(), RENEW_MS);
      } catch {
        if (!over) setSearch({ ...NOTHING_YET, read: 1, failed: true });
      }
    };
    timer = setTimeout(() => void ask(), TYPING_MS);
    return () => {
      over = true;
      clearTimeout(timer);
      setSearch(NOTHING_YET);
    };
  }, [playback, asked, searching]);
  return searching ? search : null;
}
