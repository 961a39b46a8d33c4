import type { DesignGraph } from "@casement/shared/design/design-graph";
import { ActionIcon, Tooltip, VisuallyHidden } from "@mantine/core";
import { type KeyboardEvent, useRef } from "react";
import { type Editor, type TLShapeId, useValue } from "tldraw";
import { IconHierarchy3 } from "@/ui/icons/icons";
import { stopEditorShortcuts } from "@/ui/stop-editor-shortcuts";
import { tidyUp } from "../design/add-laid-out";
import { deleteFromDesign } from "../design/change-design";
import { designNames, useDesign } from "../design/use-design";
import { showShape } from "../parts/free-view";
import { AddForm } from "./add-form";
import { inventory } from "./describe-changes";
import classes from "./outline.module.css";
import { OutlineItem } from "./outline-item";
import { useAnnouncements } from "./use-announcements";

/**
 * The design as a list. Everything that can be done to components and connections on the board can be done here with
 * the keyboard, and both show the same selection.
 */
export function Outline({ editor, readOnly }: { editor: Editor; readOnly: boolean }) {
  const design = useDesign(editor);
  const said = useAnnouncements(editor, design);
  const list = useRef<HTMLUListElement>(null);
  const selected = useValue("only selected", () => editor.getOnlySelectedShapeId(), [editor]);
  const names = designNames(design.nodes);
  const opened = design.edges.find(({ id }) => id === selected)?.from ?? selected;
  const select = (id: string | null) => {
    editor.setSelectedShapes(id === null ? [] : [id as TLShapeId]);
    if (id !== null && names.has(id)) showShape(editor, id as TLShapeId);
  };
  const remove = (id: string) => {
    const at = design.nodes.findIndex((node) => node.id === id);
    const arrows = design.edges.filter(({ from, to }) => from === id || to === id);
    deleteFromDesign(editor, [id, ...arrows.map((edge) => edge.id)] as TLShapeId[]);
    focusItem(list.current, Math.min(at, design.nodes.length - 2));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the list as a whole
    <div
      className={classes.outline}
      onKeyDown={(event) => {
        stopEditorShortcuts(event);
        if (!readOnly) undoKeys(event, editor);
      }}
    >
      {!readOnly && <AddForm editor={editor} design={design} />}
      <OutlineTools editor={editor} design={design} readOnly={readOnly} />
      {design.nodes.length === 0 && <NoComponents readOnly={readOnly} />}
      <ul
        ref={list}
        className={classes.list}
        aria-label="Components"
        onKeyDown={(event) => moveByArrows(event, list.current)}
      >
        {design.nodes.map((node) => (
          <OutlineItem
            key={node.id}
            editor={editor}
            design={design}
            names={names}
            node={node}
            readOnly={readOnly}
            selected={selected}
            opened={opened === node.id}
            onSelect={select}
            onDelete={() => remove(node.id)}
          />
        ))}
      </ul>
      <VisuallyHidden component="p" role="status" aria-live="polite" aria-label="Changes">
        {said}
      </VisuallyHidden>
    </div>
  );
}

function NoComponents({ readOnly }: { readOnly: boolean }) {
  return (
    <p className={classes.none}>
      {readOnly
        ? "No components on the board."
        : "No components yet. Choose a kind, give it a name, and it appears on the board for everybody."}
    </p>
  );
}

interface OutlineToolsProps {
  readonly editor: Editor;
  readonly design: DesignGraph;
  readonly readOnly: boolean;
}

function OutlineTools({ editor, design, readOnly }: OutlineToolsProps) {
  return (
    <div className={classes.tools}>
      <span>{inventory(design)}</span>
      {!readOnly && (
        <Tool label="Lay out all components" disabled={design.nodes.length < 2} onClick={() => tidyUp(editor)}>
          <IconHierarchy3 size={15} stroke={1.5} />
        </Tool>
      )}
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

function Tool({ label, disabled, onClick, children }: ToolProps) {
  return (
    <Tooltip label={label} withArrow>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} disabled={disabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

const itemsOf = (list: HTMLElement | null) => [...(list?.querySelectorAll<HTMLElement>("[data-item]") ?? [])];

/** Focuses the item that follows a deleted one: the items move up by one. */
function focusItem(list: HTMLElement | null, at: number): void {
  requestAnimationFrame(() => itemsOf(list)[Math.max(0, at)]?.focus());
}

function moveByArrows(event: KeyboardEvent, list: HTMLElement | null): void {
  const items = itemsOf(list);
  const at = items.indexOf(event.target as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  items[Math.min(items.length - 1, Math.max(0, to))]?.focus();
}

/** Undo and redo of the board; text fields keep their own. */
function undoKeys(event: KeyboardEvent, editor: Editor): void {
  const field = event.target instanceof HTMLElement && event.target.matches("input, select, textarea");
  if (field || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
  event.preventDefault();
  event.stopPropagation();
  if (event.shiftKey) editor.redo();
  else editor.undo();
}
