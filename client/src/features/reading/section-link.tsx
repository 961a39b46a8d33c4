import { type ComponentProps, createContext, useContext } from "react";
import { Link } from "react-router";

/** Tells whether a section is in the part of the page that is shown. */
export const IsShown = createContext<(section: string) => boolean>(() => true);

interface SectionLinkProps extends Omit<ComponentProps<typeof Link>, "to" | "replace"> {
  /** Id of the section that it leads to, in whichever part of the page it is. */
  readonly to: string;
}

/** A link to a section of the reading page. Only one that opens another part is a step in the history. */
export function SectionLink({ to, ...rest }: SectionLinkProps) {
  const isShown = useContext(IsShown);
  return <Link {...rest} to={{ hash: to }} replace={isShown(to)} preventScrollReset />;
}
