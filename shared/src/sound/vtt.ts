export const VTT_TYPE = "text/vtt";
/** A WebVTT file with more is refused. */
export const MAX_VTT_BYTES = 2 * 1024 * 1024;
export const MAX_CUES = 10_000;
/** UTF-16 code units of one cue, without its tags. */
const MAX_CUE_LENGTH = 2000;
/** The same with its tags: programs that mark when each word begins write eight times as much. */
const MAX_PAYLOAD_LENGTH = 8 * MAX_CUE_LENGTH;

/** A cue: its times in ms since the file's own beginning, its text in one line, and who speaks, if the file says so. */
export interface Cue {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly voice: string | null;
}

/** What is wrong with a file; the message is a sentence for a person. */
export class VttFault extends Error {}

const TIME = /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/;
/** What stands in a voice's tag. */
const VOICE = /^v(?:\.\S*)?\s+(.*)$/su;
const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&nbsp;": " ",
  "&lrm;": "",
  "&rlm;": "",
};

/**
 * The cues of a WebVTT file (https://www.w3.org/TR/webvtt1/), in order. Stricter than players, so that no line lands
 * in a wrong place: throws VttFault on anything that is not WebVTT, ends before it begins, or begins before the cue
 * before it. Notes, styles, regions and empty cues are left out.
 */
export function readVtt(text: string): Cue[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  if (!/^WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? ""))
    throw new VttFault("This is not a WebVTT file: its first line is not “WEBVTT”.");
  if (text.includes("\0")) throw new VttFault("This is not a WebVTT file: it has bytes that no text has.");
  const cues: Cue[] = [];
  let before = 0;
  for (const block of blocksOf(lines)) {
    const cue = readBlock(block);
    if (cue === null) continue;
    if (cue.from < before) throw at(block.line, "begins before the cue before it");
    before = cue.from;
    if (cue.text === "") continue;
    if (cues.length === MAX_CUES) throw at(block.line, `is one more than the ${MAX_CUES} cues that a file may have`);
    cues.push(cue);
  }
  if (cues.length === 0) throw new VttFault("There is not one cue with words in this file.");
  return cues;
}

interface Block {
  /** The number of its first line in the file, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

const at = (line: number, fault: string) => new VttFault(`The cue on line ${line} ${fault}.`);

/** What stands between blank lines, after the header. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let start = lines.indexOf("");
  if (start === -1) return [];
  for (let index = start; index <= lines.length; index += 1) {
    if (index < lines.length && lines[index] !== "") continue;
    if (index > start) blocks.push({ line: start + 1, lines: lines.slice(start, index) });
    start = index + 1;
  }
  return blocks;
}

function readBlock({ line, lines }: Block): Cue | null {
  const first = lines[0] ?? "";
  if (/^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(first)) return null;
  const timed = first.includes("-->") ? 0 : 1;
  const [start = "", arrow, end = ""] = (lines[timed] ?? "").trim().split(/[ \t]+/);
  const [from, to] = [readTime(start), readTime(end)];
  if (arrow !== "-->" || from === null || to === null)
    throw at(line + timed, "has no start and end as WebVTT writes them");
  if (to <= from) throw at(line + timed, "does not end after its beginning");
  const payload = lines.slice(timed + 1).join(" ");
  if (payload.length > MAX_PAYLOAD_LENGTH)
    throw at(line + timed, `has more than ${MAX_PAYLOAD_LENGTH} characters with its tags`);
  const { words, tags } = splitTags(payload);
  const voice = tags.map((tag) => VOICE.exec(tag)?.[1]).find((name) => name !== undefined);
  const text = inOneLine(decode(words));
  if (text.length > MAX_CUE_LENGTH) throw at(line + timed, `has more than ${MAX_CUE_LENGTH} characters`);
  return { from, to, text, voice: voice === undefined ? null : inOneLine(decode(voice)) };
}

/**
 * A payload without its tags, and what stands in them. It looks at each character once: a pattern for a tag begins
 * again at each "<", so that a file of these alone would hold the server up for hours.
 */
function splitTags(payload: string): { words: string; tags: string[] } {
  const tags: string[] = [];
  let words = "";
  for (let start = 0; ; ) {
    const open = payload.indexOf("<", start);
    const close = open === -1 ? -1 : payload.indexOf(">", open);
    if (close === -1) return { words: words + payload.slice(start), tags };
    words += payload.slice(start, open);
    tags.push(payload.slice(open + 1, close));
    start = close + 1;
  }
}

function readTime(time: string): number | null {
  const [, hours = "0", minutes, seconds, ms] = TIME.exec(time) ?? [];
  if (minutes === undefined) return null;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(ms);
}

const decode = (text: string) => text.replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (name) => ENTITIES[name] ?? name);
const encode = (text: string) =>
  text.replace(/[&<>]/g, (sign) => (sign === "&" ? "&amp;" : sign === "<" ? "&lt;" : "&gt;"));

/** Without line breaks and runs of spaces. */
export const inOneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** The voices that a file names, in the order in which they speak. */
export function voicesOf(cues: readonly Cue[]): string[] {
  return [...new Set(cues.flatMap(({ voice }) => (voice === null ? [] : [voice])))];
}

/** A WebVTT file of one person's words; times in ms since the file's beginning. */
export function writeVtt(speaker: string, lines: readonly Pick<Cue, "from" | "to" | "text">[]): string {
  const voice = encode(inOneLine(speaker));
  const cues = [...lines]
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map(({ from, to, text }) => `${writeTime(from)} --> ${writeTime(to)}\n<v ${voice}>${encode(inOneLine(text))}\n`);
  return ["WEBVTT\n", ...cues].join("\n");
}

function writeTime(ms: number): string {
  const whole = Math.max(0, Math.round(ms));
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const [hours, minutes, seconds] = [whole / 3_600_000, (whole / 60_000) % 60, (whole / 1000) % 60];
  return `${two(hours)}:${two(minutes)}:${two(seconds)}.${String(whole % 1000).padStart(3, "0")}`;
}
