import { COMPONENT_KINDS } from "@casement/shared/design/component-kinds";
import { Button, TextInput } from "@mantine/core";
import { type ReactNode, useId, useState } from "react";
import type { Editor } from "tldraw";
import { IconChevronRight, IconSearch } from "@/ui/icons/icons";
import { IconPlus } from "@/ui/icons/start-icons";
import { stopEditorShortcuts } from "@/ui/stop-editor-shortcuts";
import { KindTile } from "../shapes/kind-tile";
import { insertStencil } from "./insert-stencil";
import type { Pattern } from "./pattern-library";
import { PatternPicture } from "./pattern-picture";
import classes from "./patterns.module.css";
import { searchCard } from "./search-card";

/** Patterns to put on the board, and the reference card: when to use which component, and what the concepts mean. */
export function Patterns({ editor, readOnly }: { editor: Editor; readOnly: boolean }) {
  const [query, setQuery] = useState("");
  const { patterns, kinds, concepts } = searchCard(query);
  const searching = query.trim() !== "";
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: stops the keys of its fields and buttons
    <div className={classes.patterns} onKeyDown={stopEditorShortcuts}>
      <TextInput
        size="xs"
        className={classes.search}
        aria-label="Search patterns and the reference card"
        placeholder="Search"
        leftSection={<IconSearch size={14} stroke={1.5} />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      {patterns.length + kinds.length + concepts.length === 0 && (
        <p className={classes.none}>Nothing by that name on the card.</p>
      )}
      {patterns.map((pattern) => (
        <PatternItem
          key={pattern.key}
          pattern={pattern}
          searching={searching}
          onInsert={readOnly ? null : () => insertStencil(editor, pattern.design)}
        />
      ))}
      {kinds.length > 0 && (
        <Card title="Components">
          <ul className={classes.kinds}>
            {kinds.map((kind) => (
              <li key={kind}>
                <KindTile kind={kind} size={24} />
                <span>
                  <strong>{COMPONENT_KINDS[kind].name}</strong> when {COMPONENT_KINDS[kind].useWhen}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {concepts.length > 0 && (
        <Card title="Concepts">
          <dl className={classes.concepts}>
            {concepts.map(({ title, text }) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </Card>
      )}
    </div>
  );
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.card} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

interface PatternItemProps {
  readonly pattern: Pattern;
  readonly searching: boolean;
  readonly onInsert: (() => void) | null;
}

function PatternItem({ pattern, searching, onInsert }: PatternItemProps) {
  const [wanted, setWanted] = useState(false);
  const opened = wanted || searching;
  const body = useId();
  const { title, summary, points, design } = pattern;
  return (
    <section className={classes.pattern} aria-label={title}>
      <h3>
        <button type="button" aria-expanded={opened} aria-controls={body} onClick={() => setWanted(!wanted)}>
          <PatternPicture design={design} />
          <span>
            <strong>{title}</strong>
            <small>{summary}</small>
          </span>
          <IconChevronRight size={14} stroke={1.75} />
        </button>
      </h3>
      <div id={body} hidden={!opened} className={classes.body}>
        <ul>
          {points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
        {onInsert !== null && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} stroke={1.75} />}
            onClick={onInsert}
          >
            Put on the board
          </Button>
        )}
      </div>
    </section>
  );
}
