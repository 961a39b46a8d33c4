import { COMMON_STEMS } from "./common-passwords.js";

/** Below this many letters a name is too short to be told from chance. */
const MIN_NAME_LENGTH = 4;
/** A password that is a known word and this many characters more is no better than the word. */
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

/** Why a password would be guessed early, as a sentence; null when it would not. Length is the contract's to check. */
export function weaknessOf(password: string, owner: { readonly name: string; readonly email: string }): string | null {
  const lower = password.toLowerCase();
  if (new Set(lower).size <= 2) return "Choose a password with more different characters.";
  if (isRun(lower)) return "Choose a password that does not follow the keyboard or the alphabet.";
  if (isNearly(lower, namesOf(owner))) return "Choose a password without your own name or e-mail address.";
  if (isNearly(lower, COMMON_STEMS)) return "This password is on lists that attackers try first. Choose another one.";
  return null;
}

/** The same short piece again and again, or neighbouring keys in either direction, digits after them or not. */
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

/** Whether the password is one of the words, spelt with digits for letters or not, and little more. */
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
