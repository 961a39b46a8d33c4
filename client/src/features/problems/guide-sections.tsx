import type { Guide } from "@casement/shared/problem/problem";
import { VisuallyHidden } from "@mantine/core";
import classes from "./problem-view.module.css";

export function Lines({
  title,
  items,
  ordered = false,
  code = false,
}: {
  title?: string;
  items: readonly string[];
  ordered?: boolean;
  /** Set signatures in the code typeface, up to where prose begins. */
  code?: boolean;
}) {
  if (items.length === 0) return null;
  const List = ordered ? "ol" : "ul";
  return (
    <>
      {title !== undefined && <h3>{title}</h3>}
      <List className={code ? classes.signatures : classes.lines}>
        {items.map((item) => (
          <li key={item} dir="auto">
            {item}
          </li>
        ))}
      </List>
    </>
  );
}

export function Questions({ items }: { items: Guide["questions"] }) {
  return (
    <dl className={classes.pairs}>
      {items.map(({ id, question, answer }) => (
        <div key={id}>
          <dt dir="auto">{question}</dt>
          <dd dir="auto">{answer}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Hints({ items }: { items: Guide["hints"] }) {
  return (
    <ol className={classes.pairs}>
      {items.map(({ id, title, text }) => (
        <li key={id}>
          <strong dir="auto">{title}</strong>
          <p dir="auto">{text}</p>
        </li>
      ))}
    </ol>
  );
}

export function FollowUps({ items }: { items: Guide["followUps"] }) {
  return items.map(({ id, question, talkingPoints }) => (
    <div key={id} className={classes.block}>
      <h3 dir="auto">{question}</h3>
      <Lines items={talkingPoints} />
    </div>
  ));
}

export function DeepDives({ items }: { items: Guide["deepDives"] }) {
  return items.map(({ id, title, options }) => (
    <div key={id} className={classes.block}>
      <h3 dir="auto">{title}</h3>
      <div className={classes.options}>
        {options.map(({ name, pros, cons }) => (
          <div key={name} className={classes.option}>
            <h4 dir="auto">{name}</h4>
            <ul>
              {pros.map((pro) => (
                <li key={pro} data-sign="+">
                  <VisuallyHidden>Pro: </VisuallyHidden>
                  <bdi>{pro}</bdi>
                </li>
              ))}
              {cons.map((con) => (
                <li key={con} data-sign="−">
                  <VisuallyHidden>Con: </VisuallyHidden>
                  <bdi>{con}</bdi>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </div>
  ));
}

export function Estimates({ items }: { items: Guide["estimates"] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways where the page is narrow, for the keyboard too.
    <section className={classes.tableBox} aria-label="Worked estimate, table" tabIndex={0}>
      <table className={classes.estimates}>
        <thead>
          <tr>
            <th scope="col">Quantity</th>
            <th scope="col">Formula</th>
            <th scope="col">Result</th>
            <th scope="col">Said aloud</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ key, name, formula, exact, said }) => (
            <tr key={`${key} ${name}`}>
              <th scope="row">
                {name}
                {key !== "" && <code>{key}</code>}
              </th>
              <td>
                <code>{formula}</code>
              </td>
              <td>
                <code>{exact}</code>
              </td>
              <td>{said}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
