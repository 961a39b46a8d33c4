import { COMPONENT_KINDS } from "@casement/shared/design/component-kinds";
import type { DesignGraph, GraphEdge, GraphNode } from "@casement/shared/design/design-graph";
import { ActionIcon } from "@mantine/core";
import { useId } from "react";
import { type Editor, type TLArrowShape, type TLShapeId, useValue } from "tldraw";
import { IconChevronRight, IconTrash, IconUnlink } from "@/ui/icons/icons";
import { deleteFromDesign } from "../design/change-design";
import { ComponentFields } from "../inspector/component-fields";
import { ConnectTo } from "../inspector/connect-to";
import { ConnectionFields } from "../inspector/connection-fields";
import { type ComponentShape, isComponentShape } from "../shapes/component-shape";
import { KindTile } from "../shapes/kind-tile";
import { factWords } from "../shapes/text/component-text";
import { edgeWords } from "./describe-changes";
import classes from "./outline.module.css";

interface OutlineItemProps {
  readonly editor: Editor;
  readonly design: DesignGraph;
  readonly names: ReadonlyMap<string, string>;
  readonly node: GraphNode;
  readonly readOnly: boolean;
  readonly opened: boolean;
  /** The only shape selected on the board, or null. */
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
  readonly onDelete: () => void;
}

/** One component of the outline; when open, with its facts and connections. */
export function OutlineItem(props: OutlineItemProps) {
  const { design, names, node, readOnly, opened, onSelect, onDelete } = props;
  const details = useId();
  const name = names.get(node.id) ?? "";
  const kind = COMPONENT_KINDS[node.kind].name;
  const facts = [...(node.label === "" ? [] : [kind]), ...factWords({ ...node, note: "" })].join(", ");
  const out = design.edges.filter(({ from }) => from === node.id);
  return (
    <li className={classes.item} data-opened={opened || undefined}>
      <div className={classes.row}>
        <button
          type="button"
          data-item
          className={classes.name}
          aria-expanded={opened}
          aria-controls={details}
          onClick={() => onSelect(opened ? null : node.id)}
          onKeyDown={(event) => {
            if (event.key !== "Delete" || readOnly) return;
            event.preventDefault();
            onDelete();
          }}
        >
          <KindTile kind={node.kind} size={26} />
          <span className={classes.words}>
            <strong>{name}</strong>
            {facts !== "" && <small>{facts}</small>}
            {!opened && out.length > 0 && <small>leads to {out.map(({ to }) => names.get(to)).join(", ")}</small>}
          </span>
          <IconChevronRight size={14} stroke={1.75} className={classes.chevron} />
        </button>
        {!readOnly && (
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={`Delete ${name}`} onClick={onDelete}>
            <IconTrash size={14} stroke={1.5} />
          </ActionIcon>
        )}
      </div>
      <div id={details} hidden={!opened}>
        {opened && <Details {...props} out={out} name={name} />}
      </div>
    </li>
  );
}

function Details({
  editor,
  design,
  names,
  node,
  readOnly,
  selected,
  onSelect,
  out,
  name,
}: OutlineItemProps & { out: GraphEdge[]; name: string }) {
  const shape = useValue("component", () => editor.getShape(node.id as TLShapeId), [editor, node.id]);
  const into = design.edges.filter(({ to }) => to === node.id);
  if (!isComponentShape(shape)) return null;
  return (
    <section className={classes.details} aria-label={`Details of ${name}`}>
      <ComponentFields editor={editor} shape={shape as ComponentShape} readOnly={readOnly} />
      {out.length > 0 && (
        <ul className={classes.edges} aria-label={`Connections of ${name}`}>
          {out.map((edge) => (
            <EdgeItem
              key={edge.id}
              editor={editor}
              edge={edge}
              readOnly={readOnly}
              to={names.get(edge.to) ?? ""}
              opened={selected === edge.id}
              onSelect={() => onSelect(selected === edge.id ? node.id : edge.id)}
            />
          ))}
        </ul>
      )}
      {into.length > 0 && (
        <p className={classes.into}>Called by {into.map(({ from }) => names.get(from)).join(", ")}</p>
      )}
      {!readOnly && <ConnectTo editor={editor} design={design} from={node.id} />}
    </section>
  );
}

interface EdgeItemProps {
  readonly editor: Editor;
  readonly edge: GraphEdge;
  readonly to: string;
  readonly readOnly: boolean;
  readonly opened: boolean;
  readonly onSelect: () => void;
}

function EdgeItem({ editor, edge, to, readOnly, opened, onSelect }: EdgeItemProps) {
  const details = useId();
  const arrow = useValue("arrow", () => editor.getShape(edge.id as TLShapeId), [editor, edge.id]);
  return (
    <li>
      <div className={classes.row}>
        <button
          type="button"
          className={classes.edge}
          aria-expanded={opened}
          aria-controls={details}
          onClick={onSelect}
        >
          <span>
            to <strong>{to}</strong>
          </span>
          <small>{edgeWords(edge)}</small>
        </button>
        {!readOnly && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={`Disconnect from ${to}`}
            onClick={() => deleteFromDesign(editor, [edge.id as TLShapeId])}
          >
            <IconUnlink size={14} stroke={1.5} />
          </ActionIcon>
        )}
      </div>
      <div id={details} hidden={!opened}>
        {opened && arrow?.type === "arrow" && (
          <ConnectionFields editor={editor} arrow={arrow as TLArrowShape} readOnly={readOnly} />
        )}
      </div>
    </li>
  );
}
