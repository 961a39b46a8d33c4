const NO_TEXT = ["button", "submit", "reset", "image", "checkbox", "radio", "range", "color", "file"];
const ROLES = ["textbox", "searchbox", "spinbutton", "combobox", "listbox", "option", "radio", "checkbox", "switch"];
const OTHERS = ["select", "input", ...ROLES.map((role) => `[role=${role}]`)].join(", ");

/** Whether somebody writes in this element. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NO_TEXT.includes(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}

/** Whether the element uses keys without a modifier itself: a text field, a choice, a checkbox. */
export function takesKeys(target: EventTarget | null): boolean {
  return takesText(target) || (target instanceof HTMLElement && target.closest(OTHERS) !== null);
}
