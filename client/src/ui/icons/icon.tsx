import type { ReactElement, SVGProps } from "react";

/** `size` in px, `stroke` the line width on a grid of 24. Hidden from screen readers unless it has a label. */
type IconProps = Omit<SVGProps<SVGSVGElement>, "stroke"> & { size?: number; stroke?: number };

export type Icon = (props: IconProps) => ReactElement;

function Drawing({ paths, size, ...rest }: SVGProps<SVGSVGElement> & { paths: string[]; size: number }) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it adorns words, or its button's label says what it means
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden={rest["aria-label"] === undefined}
      {...rest}
    >
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}

/* @__NO_SIDE_EFFECTS__ */
export const outline = (...paths: string[]): Icon =>
  function OutlineIcon({ size = 24, stroke = 2, ...rest }) {
    return <Drawing paths={paths} size={size} fill="none" stroke="currentColor" strokeWidth={stroke} {...rest} />;
  };

/* @__NO_SIDE_EFFECTS__ */
export const filled = (...paths: string[]): Icon =>
  function FilledIcon({ size = 24, stroke: _, ...rest }) {
    return <Drawing paths={paths} size={size} fill="currentColor" {...rest} />;
  };
