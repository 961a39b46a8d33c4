import {
  COMPONENT_KINDS,
  type ComponentKind,
  findKinds,
  KIND_GROUPS,
  KINDS_IN_ORDER,
  type KindGroup,
} from "@casement/shared/design/component-kinds";
import { ActionIcon, TextInput, Tooltip } from "@mantine/core";
import { useState } from "react";
import type { Editor } from "tldraw";
import { isComposing } from "@/lib/composing";
import { IconChevronLeft, IconChevronRight, IconSearch } from "@/ui/icons/icons";
import { stopEditorShortcuts } from "@/ui/stop-editor-shortcuts";
import { insertComponent } from "../design/insert-component";
import { KindTile } from "../shapes/kind-tile";
import classes from "./palette.module.css";
import { useDragOut } from "./use-drag-out";

interface PaletteProps {
  readonly editor: Editor;
  /** Whether each kind's name comes with a line of the reference card: when to use it. */
  readonly explained: boolean;
  /** Shows icons without names. */
  readonly compact: boolean;
  readonly onCompact?: (compact: boolean) => void;
  /** Called after something was inserted, for example to close a drawer. */
  readonly onInserted?: () => void;
}

const GROUPS = Object.entries(KIND_GROUPS) as [KindGroup, string][];

/** All component kinds, to click, drag onto the board or find by typing. */
export function Palette({ editor, explained, compact, onCompact, onInserted }: PaletteProps) {
  const [query, setQuery] = useState("");
  const found = compact ? KINDS_IN_ORDER : findKinds(query);
  const insert = (kind: ComponentKind) => {
    setQuery("");
    onInserted?.();
    insertComponent(editor, kind);
  };
  const takeFirst = () => {
    if (found[0] === undefined) return false;
    insert(found[0]);
    return true;
  };
  const groups = groupsOf(found);
  return (
    <section
      className={classes.palette}
      data-compact={compact || undefined}
      aria-label="Components"
      onKeyDown={stopEditorShortcuts}
    >
      <div className={classes.head}>
        {!compact && <FindField query={query} onQuery={setQuery} onTakeFirst={takeFirst} />}
        {onCompact !== undefined && (
          <Tooltip label={compact ? "Show names" : "Icons only"} position="right" withArrow>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={compact ? "Show the components' names" : "Show the components as icons only"}
              onClick={() => onCompact(!compact)}
            >
              {compact ? <IconChevronRight size={16} stroke={1.5} /> : <IconChevronLeft size={16} stroke={1.5} />}
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      <div className={classes.scroll}>
        {groups.length === 0 && <p className={classes.none}>No component by that name.</p>}
        {groups.map(({ group, title, kinds }) => (
          <fieldset key={group} className={classes.group} aria-label={title}>
            {!compact && <legend>{title}</legend>}
            {kinds.map((kind) => (
              <KindButton
                key={kind}
                editor={editor}
                kind={kind}
                explained={explained}
                compact={compact}
                onInsert={() => insert(kind)}
              />
            ))}
          </fieldset>
        ))}
      </div>
    </section>
  );
}

function groupsOf(found: readonly ComponentKind[]) {
  return GROUPS.map(([group, title]) => ({
    group,
    title,
    kinds: found.filter((kind) => COMPONENT_KINDS[kind].group === group),
  })).filter(({ kinds }) => kinds.length > 0);
}

interface FindFieldProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Called for Enter; returns whether there was something to take. */
  readonly onTakeFirst: () => boolean;
}

function FindField({ query, onQuery, onTakeFirst }: FindFieldProps) {
  return (
    <TextInput
      size="xs"
      className={classes.search}
      aria-label="Find a component"
      placeholder="Find"
      leftSection={<IconSearch size={14} stroke={1.5} />}
      value={query}
      onChange={(event) => onQuery(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (isComposing(event)) return;
        if (event.key === "Escape") onQuery("");
        if (event.key === "Enter" && onTakeFirst()) event.preventDefault();
      }}
    />
  );
}

interface KindButtonProps {
  readonly editor: Editor;
  readonly kind: ComponentKind;
  readonly explained: boolean;
  readonly compact: boolean;
  readonly onInsert: () => void;
}

function KindButton({ editor, kind, explained, compact, onInsert }: KindButtonProps) {
  const { name, useWhen } = COMPONENT_KINDS[kind];
  const { handlers, ghost } = useDragOut(editor, kind, onInsert);
  return (
    <>
      <Tooltip
        label={explained ? (compact ? `${name}: when ${useWhen}` : `When ${useWhen}`) : name}
        disabled={!explained && !compact}
        position="right"
        withArrow
        openDelay={compact ? 150 : 700}
        multiline
        maw={240}
      >
        <button type="button" className={classes.kind} aria-label={name} {...handlers}>
          <KindTile kind={kind} />
          {!compact && <span className={classes.name}>{name}</span>}
        </button>
      </Tooltip>
      {ghost !== null && (
        <div className={classes.ghost} style={{ translate: `${ghost.x}px ${ghost.y}px` }} aria-hidden="true">
          <KindTile kind={kind} size={36} />
          {name}
        </div>
      )}
    </>
  );
}
