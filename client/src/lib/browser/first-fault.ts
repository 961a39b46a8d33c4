/** Takes the person to the first field of a form that is not right; it may lie outside of what the window shows. */
export function goToFirstFault(form: HTMLFormElement | null): void {
  const first = form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-fault]');
  first?.focus({ preventScroll: true });
  first?.scrollIntoView?.({ block: "center" });
}
