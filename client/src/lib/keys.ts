import { isDialogOpen } from "./browser/open-dialog";
import { IS_MAC } from "./mac";

/** What the keys read of a keyboard event. */
export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly repeat: boolean;
}

/**
 * A key that works all over the page. `key` alone works where nobody types and no control has it for itself; with Alt it
 * works everywhere. The Alt combinations are ones that tldraw leaves free.
 */
export interface Shortcut {
  /** What `KeyboardEvent.key` says, whatever its case: "n", "?", "ArrowLeft". */
  readonly key?: string;
  /** Whether Shift must be held, or must not be. Left out: either. */
  readonly shift?: boolean;
  /** `KeyboardEvent.code` of the same action with Alt: the code, since Option makes another character on a Mac. */
  readonly altCode?: string;
}

/** A key for something that everybody feels: never without Alt, since a sentence typed beside its field is made of keys. */
export interface SharedShortcut extends Shortcut {
  readonly key?: never;
  readonly altCode: string;
}

/** Where a key was pressed. */
export interface KeyPlace {
  /** Something lies over the page and has the keyboard to itself. */
  readonly underDialog: boolean;
  /** The board has the focus, whose tools are single letters. */
  readonly onBoard: boolean;
  /**
   * What already listens to keys there. `text`: somebody types. `field`: something else that takes letters, such as a
   * radio or a list to choose from. `choices`: tabs, menus and separators. `control`: a button or link.
   */
  readonly listener: "text" | "field" | "choices" | "control" | "none";
}

/** How all shortcuts of one page behave. */
export interface KeyRules {
  /** Single keys work on the board too: it can only be looked at. */
  readonly evenOnBoard?: boolean;
  /** A key that is held down goes on doing it. */
  readonly repeats?: boolean;
}

/** Keys that choose something in tabs and menus. */
const CHOOSING: ReadonlySet<string> = new Set(["ArrowLeft", "ArrowRight", "Home", "End", " "]);

export function fires(
  { key, shift, altCode }: Shortcut,
  pressed: Pressed,
  place: KeyPlace,
  rules: KeyRules = {},
  mac = IS_MAC,
): boolean {
  if (place.underDialog || pressed.ctrlKey || pressed.metaKey || (pressed.repeat && !rules.repeats)) return false;
  // Option and a letter is a character of its own there: "ø", "…", an accent.
  if (pressed.altKey) return pressed.code === altCode && !(mac && place.listener === "text");
  if (key === undefined || !isFree(pressed.key, place, rules)) return false;
  return isPressed(shift === undefined ? { key } : { key, shift }, pressed);
}

function isFree(key: string, { listener, onBoard }: KeyPlace, { evenOnBoard = false }: KeyRules): boolean {
  if (listener === "text" || listener === "field") return false;
  if (listener === "control" && key === " ") return false;
  if (listener === "choices" && CHOOSING.has(key)) return false;
  return evenOnBoard || !onBoard;
}

/** A combination that one part of the page listens to. A modifier that is left out may be held or not. */
export interface Combination {
  readonly key: string;
  /** Ctrl or ⌘. */
  readonly mod?: boolean;
  readonly alt?: boolean;
  readonly shift?: boolean;
}

export function isPressed(
  { key, mod, alt, shift }: Combination,
  pressed: Pick<Pressed, "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">,
): boolean {
  const held = (wanted: boolean | undefined, is: boolean) => wanted === undefined || wanted === is;
  return (
    pressed.key.toLowerCase() === key.toLowerCase() &&
    held(mod, pressed.ctrlKey || pressed.metaKey) &&
    held(alt, pressed.altKey) &&
    held(shift, pressed.shiftKey)
  );
}

export type PressedDigit = Pick<Pressed, "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">;

/** The digit pressed with Alt, or with Control on a Mac, where Option writes characters. Works in text fields too. */
export function modifiedDigit(pressed: PressedDigit, mac = IS_MAC): number | undefined {
  return pressed.shiftKey ? undefined : digitOf(pressed, mac);
}

/** The digit pressed with Shift and the modifier of `modifiedDigit`. */
export function shiftedDigit(pressed: PressedDigit, mac = IS_MAC): number | undefined {
  return pressed.shiftKey ? digitOf(pressed, mac) : undefined;
}

function digitOf(pressed: PressedDigit, mac: boolean): number | undefined {
  const [held, free] = mac ? [pressed.ctrlKey, pressed.altKey] : [pressed.altKey, pressed.ctrlKey];
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(pressed.code)?.[1];
  return held && !free && !pressed.metaKey && digit !== undefined ? Number(digit) : undefined;
}

const NO_TEXT = ["button", "submit", "reset", "image", "checkbox", "radio", "range", "color", "file"];
const ROLES = ["textbox", "searchbox", "spinbutton", "combobox", "listbox", "option", "radio", "checkbox", "switch"];
const FIELDS = ["select", "input", ...ROLES.map((role) => `[role=${role}]`)].join(", ");
const CHOICES = "[role=tab], [role=menu], [role=separator], [role^=menuitem]";
const CONTROLS = "button, a, summary";

export function placeOf(target: EventTarget | null): KeyPlace {
  const onBoard = target instanceof Element && target.closest(".tl-container") !== null;
  return { underDialog: isDialogOpen(), onBoard, listener: listenerOf(target) };
}

function listenerOf(target: EventTarget | null): KeyPlace["listener"] {
  if (!(target instanceof HTMLElement)) return "none";
  if (takesText(target)) return "text";
  if (target.closest(FIELDS) !== null) return "field";
  if (target.closest(CHOICES) !== null) return "choices";
  return target.closest(CONTROLS) === null ? "none" : "control";
}

function takesText(target: HTMLElement): boolean {
  if (target instanceof HTMLInputElement) return !NO_TEXT.includes(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}
