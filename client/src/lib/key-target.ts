const NO_TEXT = ["button", "submit", "reset", "image", "checkbox", "radio", "range", "color", "file"];
const ROLES = ["textbox", "searchbox", "spinbutton", "combobox", "listbox", "option", "radio", "checkbox", "switch"];
const OTHERS = ["select", "input", ...ROLES.map((role) => `[role=${role}]`)].join(", ");

/** Whether one writes in it. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NO_TEXT.includes(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}

/** Whether keys without a modifier are its own: one writes in it, chooses from it or marks with it. */
export function takesKeys(target: EventTarget | null): boolean {
  return takesText(target) || (target instanceof HTMLElement && target.closest(OTHERS) !== null);
}
