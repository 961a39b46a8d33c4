import type { ComponentProps, MouseEvent } from "react";

interface JumpLinkProps extends Omit<ComponentProps<"a">, "href" | "onClick"> {
  /** Id of the element that it leads to. */
  readonly to: string;
}

/**
 * A link to another part of the same page. It scrolls there and moves the focus, and changes the address without a new
 * entry in the history: a plain fragment would be a navigation past the router, which it cannot hold back while
 * something is not saved.
 */
export function JumpLink({ to, ...rest }: JumpLinkProps) {
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    jumpTo(to);
  };
  return <a {...rest} href={`#${to}`} onClick={onClick} />;
}

/** Brings a part of the page into view, with the focus on it. */
export function jumpTo(id: string): void {
  const target = document.getElementById(id);
  if (target === null) return;
  target.scrollIntoView({ block: "start" });
  if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
  const { pathname, search } = window.location;
  window.history.replaceState(window.history.state, "", `${pathname}${search}#${id}`);
}
