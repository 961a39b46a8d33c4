import { ActionIcon, Popover } from "@mantine/core";
import { IconQuestionMark } from "@/ui/icons/icons";
import classes from "./estimate-sheet.module.css";

const UNITS: readonly (readonly [title: string, examples: string, words: string])[] = [
  ["Numbers", "86 400 · 86,400 · 2.5 · 3e6 · 40 %", "~ and “about” are ignored"],
  ["Large", "k · M · B · million · billion", "B is a billion, or bytes beside data: the result says which"],
  ["Data", "B · kB · MB · GB · TB · PB · bit · Mbit · Gbps", "1 kB is 1000 B"],
  ["Time", "ms · s · min · h · day · week · month · year", "a month is 30 days, a year 365"],
  ["Things", "req · reads · writes · users · posts · items · servers", "adding requests to users gives a warning"],
  ["Signs", "+ − × / ^ ( )  ·  per  ·  of  ·  40 : 1", "*, x and of multiply, : divides"],
  ["Results", "500 M × 40 % = 200 M", "what stands behind = or → is checked"],
  ["Functions", "ceil( ) floor( ) round( ) min( , ) max( , )", "nothing else"],
  ["Shown in", "write rate in req/s · out in Gbit/s", "at the end, to choose the unit"],
  ["Names", "posts a day / 86 400 s", "any other row, in any order; posts_a_day is the same"],
];

/** Explains what a formula can contain. */
export function UnitHelp() {
  return (
    <Popover position="bottom-end" width={340} withinPortal shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon size="sm" variant="subtle" color="gray" aria-label="What a formula may say">
          <IconQuestionMark size={14} stroke={1.75} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <dl className={classes.units}>
          {UNITS.map(([title, examples, words]) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>
                <code>{examples}</code>
                <span>{words}</span>
              </dd>
            </div>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
