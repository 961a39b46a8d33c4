import {
  ArrowBindingUtil,
  type BindingOnChangeOptions,
  type BindingOnCreateOptions,
  type BindingOnShapeChangeOptions,
  type BindingOnShapeIsolateOptions,
  type Editor,
  type TLAnyBindingUtilConstructor,
  type TLArrowBinding,
} from "tldraw";
import { isMerging } from "../binding/quiet-merge";

/**
 * tldraw's own arrow bindings move an arrow to the parent of what it connects, and release what is deleted. Here they
 * do so only for this person's own edits: when others' work arrives, every editor would write another index.
 */
class ConnectionBindings extends ArrowBindingUtil {
  constructor(editor: Editor) {
    super(editor);
    leaveGroupsAlone(editor);
  }

  override onAfterCreate(options: BindingOnCreateOptions<TLArrowBinding>): void {
    if (!isMerging(this.editor.store)) super.onAfterCreate(options);
  }

  override onAfterChange(options: BindingOnChangeOptions<TLArrowBinding>): void {
    if (!isMerging(this.editor.store)) super.onAfterChange(options);
  }

  override onAfterChangeFromShape(options: BindingOnShapeChangeOptions<TLArrowBinding>): void {
    if (!isMerging(this.editor.store)) super.onAfterChangeFromShape(options);
  }

  override onAfterChangeToShape(options: BindingOnShapeChangeOptions<TLArrowBinding>): void {
    if (!isMerging(this.editor.store)) super.onAfterChangeToShape(options);
  }

  override onBeforeIsolateFromShape(options: BindingOnShapeIsolateOptions<TLArrowBinding>): void {
    if (isMerging(this.editor.store)) return;
    try {
      super.onBeforeIsolateFromShape(options);
    } catch {
      // tldraw finds no bend for an arrow that has no length, or is bent beyond the point where it releases its end,
      // and would abort the gesture. The arrow keeps its end as it was drawn.
    }
  }
}

/**
 * The editor dissolves a group with one shape left; in a merge, shared code has decided that already. Group utils
 * cannot be replaced like others and must be known before the first merge, so this runs while the editor is created.
 */
function leaveGroupsAlone(editor: Editor): void {
  const groups = editor.getShapeUtil("group");
  const changed = groups.onChildrenChange?.bind(groups);
  groups.onChildrenChange = (group) => (isMerging(editor.store) ? undefined : changed?.(group));
}

/** The `bindingUtils` of every editor. */
export const boardBindings: readonly TLAnyBindingUtilConstructor[] = [ConnectionBindings];
