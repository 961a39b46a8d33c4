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
 * tldraw's own arrows, which move to the parent of what they connect and let go of what is deleted: when this person does
 * something, and not when others' work arrives, in which every editor would write another index.
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
      // tldraw finds no bend for an arrow without length, or bent beyond what it lets go of, and gives up the whole gesture. The
      // arrow keeps its end as it was drawn.
    }
  }
}

/**
 * A group with one shape left is taken apart by the editor; in a merge shared code has decided that already. Groups cannot
 * be replaced like other shapes, and must be known before the first merge: hence here, where the editor is being made.
 */
function leaveGroupsAlone(editor: Editor): void {
  const groups = editor.getShapeUtil("group");
  const changed = groups.onChildrenChange?.bind(groups);
  groups.onChildrenChange = (group) => (isMerging(editor.store) ? undefined : changed?.(group));
}

/** What every editor gets as `bindingUtils`. */
export const boardBindings: readonly TLAnyBindingUtilConstructor[] = [ConnectionBindings];
