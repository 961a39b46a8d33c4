import { COMMON_STEMS } from "./common-passwords.js";

/** A shorter name could be in a password by chance. */
const MIN_NAME_LENGTH = 4;
/** A password of a known word and at most this many more characters is no better than the word. */
const MAX_EXTRA_CHARACTERS = 4;
const KEY_ROWS = [
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "azertyuiop",
  "1qaz2wsx3edc4rfv5tgb",
  "1234567890",
  "abcdefghijklmnopqrstuvwxyz",
];
const LEET: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** Why a password is easy to guess, as a sentence; null if it is not. The contract checks its length. */
export function weaknessOf(password: string, owner: { readonly name: string; readonly email: string }): string | null {
  const lower = password.toLowerCase();
  if (new Set(lower).size <= 2) return "Choose a password with more different characters.";
  if (isRun(lower)) return "Choose a password that does not follow the keyboard or the alphabet.";
  if (isNearly(lower, namesOf(owner))) return "Choose a password without your own name or e-mail address.";
  if (isNearly(lower, COMMON_STEMS)) return "This password is on lists that attackers try first. Choose another one.";
  return null;
}

/**
 * Whether it repeats one short piece, or runs along neighbouring keys in either direction, with or without digits after
 * it.
 */
function isRun(lower: string): boolean {
  if (/^(.{1,4})\1+.{0,3}$/.test(lower)) return true;
  const core = lower.replace(/[^a-z0-9]/g, "");
  const runs = core.match(/[a-z]+|\d+/g) ?? [];
  return (
    [core, ...(runs.length <= 2 ? [runs.join("")] : [])].some(followsKeys) ||
    (runs.length > 0 && runs.every(followsKeys))
  );
}

function followsKeys(piece: string): boolean {
  if (piece.length < 2) return true;
  const backwards = [...piece].reverse().join("");
  return KEY_ROWS.some((row) => `${row}${row}`.includes(piece) || `${row}${row}`.includes(backwards));
}

/** Whether it is one of the words, perhaps spelt with digits for letters, and little more. */
function isNearly(lower: string, words: ReadonlySet<string>): boolean {
  const spellings = [lower, lower.replace(/./g, (character) => LEET[character] ?? character)];
  for (const spelling of spellings) {
    const letters = spelling.replace(/^[^a-z]+|[^a-z]+$/g, "");
    if (words.has(spelling) || (words.has(letters) && lower.length - letters.length <= MAX_EXTRA_CHARACTERS))
      return true;
    for (let cut = 1; cut <= MAX_EXTRA_CHARACTERS; cut += 1) if (words.has(spelling.slice(0, -cut))) return true;
  }
  return false;
}

function namesOf({ name, email }: { readonly name: string; readonly email: string }): ReadonlySet<string> {
  const [local = "", host = ""] = email.toLowerCase().split("@");
  const parts = [
    ...name.toLowerCase().split(/\s+/),
    name.toLowerCase().replace(/\s+/g, ""),
    local,
    email.toLowerCase(),
    host,
    host.split(".")[0] ?? "",
  ];
  return new Set(parts.filter((part) => part.length >= MIN_NAME_LENGTH));
}
