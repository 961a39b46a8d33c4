import { type RefObject, useEffect } from "react";
import { Link } from "react-router";
import { useHiddenEnds } from "@/ui/use-hidden-ends";
import classes from "./reading.module.css";

interface PartsBarProps {
  readonly bar: RefObject<HTMLElement | null>;
  /** Id of a part's first section, which is its address too, and the part's title. */
  readonly parts: readonly { readonly id: string; readonly title: string }[];
  readonly current: string;
}

/** Links to the parts of the page. In a narrow window the bar scrolls, and shows the current one. */
export function PartsBar({ bar, parts, current }: PartsBarProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another current part moves the bar.
  useEffect(() => {
    const show = () => {
      const [nav, link] = [bar.current, bar.current?.querySelector<HTMLElement>("[aria-current]")];
      if (nav != null && link != null) nav.scrollLeft = link.offsetLeft - (nav.clientWidth - link.offsetWidth) / 2;
    };
    show();
    window.addEventListener("resize", show);
    return () => window.removeEventListener("resize", show);
  }, [current]);
  const ends = useHiddenEnds(bar, current);
  return (
    <nav ref={bar} className={classes.bar} aria-label="Parts of this page" {...ends}>
      {parts.map(({ id, title }) => (
        <Link key={id} to={{ hash: id }} preventScrollReset aria-current={id === current ? "page" : undefined}>
          {title}
        </Link>
      ))}
    </nav>
  );
}
