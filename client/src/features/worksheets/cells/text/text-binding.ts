import { SHEET_EDIT } from "@casement/shared/document/sheets/edit-rows";
import { textEdit } from "@casement/shared/worksheets/text-edit";
import type * as Y from "yjs";
import { guarded } from "@/document/guarded-doc";

type Delta = Y.YTextEvent["delta"];

/** Where a position in a text is after a change of the text. */
export function placeAfter(place: number, delta: Delta): number {
  let [at, moved] = [0, place];
  for (const { retain = 0, insert, delete: gone = 0 } of delta) {
    if (at > moved) break;
    if (typeof insert === "string") {
      if (at < moved) moved += insert.length;
      at += insert.length;
    } else if (gone > 0) moved -= Math.min(gone, Math.max(0, moved - at));
    else at += retain;
  }
  return moved;
}

/** The part of a text field that a binding uses; a test brings its own. */
interface TextHost {
  value: string;
  readonly selectionStart: number | null;
  readonly selectionEnd: number | null;
  setSelectionRange(start: number, end: number): void;
}

interface TextBindingOptions {
  readonly field: TextHost;
  readonly text: Y.Text;
  readonly hasFocus: () => boolean;
  /** Whether the text may grow by this many characters; reports the refusal itself. */
  readonly admits: (characters: number) => boolean;
  /** Called when the field shows another value. */
  readonly shown: (value: string) => void;
}

/**
 * Keeps a field and a shared text equal, letter by letter in both directions, without moving the caret. While an input
 * method composes, neither is changed: peers' changes are applied afterwards, and the composed word lands where it was
 * meant.
 */
export class TextBinding {
  readonly #options: TextBindingOptions;
  /** The field's value before the current input. */
  #before: string;
  #composing = false;
  #writing = false;
  /** Peers' changes that the field does not show yet. */
  #missed: Delta[] = [];

  constructor(options: TextBindingOptions) {
    this.#options = options;
    this.#before = options.text.toString();
    if (options.field.value !== this.#before) options.field.value = this.#before;
    options.shown(this.#before);
    options.text.observe(this.#changed);
  }

  close(): void {
    this.#options.text.unobserve(this.#changed);
  }

  /** The person changed the field's value. */
  typed(): void {
    const { field, text, admits, shown } = this.#options;
    if (this.#composing) {
      shown(field.value);
      return;
    }
    const change = textEdit(this.#before, field.value, field.selectionStart ?? undefined);
    const missed = this.#missed;
    this.#missed = [];
    if (change !== null && admits(change.insert.length - change.remove)) {
      const at = missed.reduce(placeAfter, change.at);
      const end = missed.reduce(placeAfter, change.at + change.remove);
      this.#write(() => {
        if (end > at) text.delete(at, end - at);
        if (change.insert !== "") text.insert(at, change.insert);
      });
      // Also when the text stored something else: it drops half a character, which only a program can write.
      if (missed.length > 0 || text.toString() !== field.value)
        this.#show(at + change.insert.length, at + change.insert.length);
    } else if (change !== null || missed.length > 0) {
      const caret = change === null ? (field.selectionStart ?? 0) : change.at + change.remove;
      const place = missed.reduce(placeAfter, caret);
      this.#show(place, place);
    }
    this.#before = field.value;
    shown(field.value);
  }

  /** An input method began or ended a composition. */
  compose(composing: boolean): void {
    this.#composing = composing;
    if (!composing) this.typed();
  }

  #write(run: () => void): void {
    this.#writing = true;
    try {
      this.#options.text.doc?.transact(run, SHEET_EDIT);
    } finally {
      this.#writing = false;
    }
  }

  #show(start: number, end: number): void {
    const { field, text } = this.#options;
    field.value = text.toString();
    // In some browsers, setting a selection moves the focus to the field.
    if (this.#options.hasFocus()) field.setSelectionRange(start, end);
  }

  readonly #changed = guarded(({ delta }: Y.YTextEvent) => {
    if (this.#writing) return;
    if (this.#composing) {
      this.#missed.push(delta);
      return;
    }
    const { field, shown } = this.#options;
    const [start, end] = [field.selectionStart ?? 0, field.selectionEnd ?? 0];
    this.#show(placeAfter(start, delta), placeAfter(end, delta));
    this.#before = field.value;
    shown(field.value);
  });
}
