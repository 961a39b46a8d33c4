import { type WorksheetKind, worksheetKindSchema } from "@casement/shared/worksheets/worksheet";
import {
  type ComponentType,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import { pointAtRow } from "@/document/pointed-row";
import { RecordedSheetsProvider } from "@/document/sheets/sheets-context";
import type { ReplayBoardProps, SavePicture } from "@/features/board/replay/replay-editor";
import { PeopleThen } from "@/features/people/people-bar";
import { FollowBadge } from "@/features/player/controls/follow-badge";
import { FollowMenu } from "@/features/player/controls/follow-menu";
import { KindMenu } from "@/features/player/controls/kind-menu";
import { PictureMenu } from "@/features/player/controls/picture-menu";
import { PlayerFooter } from "@/features/player/controls/player-footer";
import { keyLines } from "@/features/player/controls/player-keys";
import { Transport } from "@/features/player/controls/transport";
import { usePlayerActions } from "@/features/player/controls/use-player-actions";
import type { ShownRemark } from "@/features/player/model/find-remark";
import { useMomentKinds } from "@/features/player/model/moments/use-moment-kinds";
import type { RecordedPeers } from "@/features/player/model/people/recorded-peers";
import { type PeopleOptions, usePeopleThen } from "@/features/player/model/people/use-people-then";
import { useFollow, useViews } from "@/features/player/model/people/use-views";
import { useDeck, usePlayer, usePlayerView, useRecording } from "@/features/player/model/player-context";
import { useMomentAddress } from "@/features/player/model/use-moment-address";
import { PointedNotice, useShownRemark } from "@/features/player/panel/pointed-notice";
import { DamageNotice } from "@/features/player/panel/record-notices";
import { SaidNotice } from "@/features/player/panel/said-notice";
import { BoardCover } from "@/features/player/picture/board-cover";
import { SoundMenu } from "@/features/player/sound/sound-menu";
import { TalkMenu } from "@/features/player/talk/talk-menu";
import { Timeline, type TimelineFlag } from "@/features/player/timeline/timeline";
import { isNarrow } from "@/features/room/narrow";
import { RoomLayout } from "@/features/room/room-layout";
import type { SheetPane } from "@/features/room/sheet-pane";
import { usePane } from "@/features/room/use-pane";
import { ShortcutsDialog } from "@/features/shortcuts/shortcuts-dialog";
import { HelpShown } from "@/features/steps/help-shown";
import { ProblemCard } from "@/features/steps/problem/problem-card";
import { SessionHeader } from "@/features/steps/room-header";
import { StepBrief } from "@/features/steps/step-brief";
import { StepList } from "@/features/steps/step-list";
import { showRow } from "@/features/worksheets/show-cell";
import { Worksheet } from "@/features/worksheets/worksheet";
import { useSessionState } from "@/session/session-context";
import { usePageTitle } from "@/ui/page";
import { useWorksheet, type WorksheetChoice } from "../session/use-worksheet";
import { useFollowIntoSheets, useWhereaboutsThen, type Whereabouts } from "../session/whereabouts/use-whereabouts";
import { type DrawReference, PlaybackPanel } from "./playback-panel";

interface PlaybackScreenProps {
  /** Logo that leads to the dashboard, where there is one. */
  readonly brand: ReactNode;
  /** Which recording is played. */
  readonly status: ReactNode;
  readonly Board: ComponentType<ReplayBoardProps>;
  /** More actions for the shown moment. */
  readonly actions?: ReactNode;
  /** Opens the dialog that shares a clip, for those who may. */
  readonly onClip?: (() => void) | undefined;
  /** A scorecard that is not the session's: of a case for training. */
  readonly card?: ReactNode;
  /** Stands above everything else. */
  readonly notice?: ReactNode;
  /** Prefix of the page's title. */
  readonly titled?: string;
  /** Draws the guide's reference design, where that can be done. */
  readonly reference?: DrawReference;
  /** Moments on the timeline that lead to another page. */
  readonly flags?: readonly TimelineFlag[];
}

/** The player, made of the room's parts and the timeline, for the app and for exported files. */
export function PlaybackScreen(props: PlaybackScreenProps) {
  const { brand, status, Board, actions, notice, titled = "", reference, flags, onClip, card } = props;
  const picture = useRef<SavePicture | null>(null);
  const shortcuts = useShortcutsDialog();
  useMomentAddress(usePlayer(), useRecording().durationMs);
  const views = useViews();
  const { boardFollow, nextView, viewMoved } = useFollow(views);
  const people = usePeopleThen(views);
  const moments = useMomentKinds();
  const boardOnly = usePlayerView((view) => view.boardOnly);
  const { panes, closePanel } = usePanes();
  const { sheet, showSheet, showNow } = useSheets(people.peers);
  usePageTitle(useSessionState((state) => `${titled}${state.plan?.title ?? ""}, recording`));
  return (
    <>
      <RoomLayout
        header={<SessionHeader brand={brand} middle={<PeopleThen />} status={status} />}
        notices={<Notices first={notice} />}
        left={<StepsThen />}
        sheet={sheet}
        board={
          <BoardThen
            Board={Board}
            picture={picture}
            follow={boardFollow}
            onMoved={viewMoved}
            pointers={people.pointers}
            changes={people.changes}
            onPointed={closePanel}
            onSheet={showNow}
          />
        }
        right={<PlaybackPanel card={card} kinds={moments.kinds} reference={reference} onSheet={showSheet} />}
        rightName={card === undefined ? "Moments" : "Scorecard"}
        {...panes}
        boardOnly={boardOnly}
        barStays
        bar={
          <PlaybackBar
            actions={actions}
            flags={flags}
            picture={picture}
            views={views}
            options={people.options}
            moments={moments}
            nextView={nextView}
            onShortcuts={shortcuts.show}
            onClip={onClip}
          />
        }
      />
      <PlayerShortcuts clips={onClip !== undefined} {...shortcuts.dialog} />
    </>
  );
}

function usePanes() {
  const [leftOpened, onLeftOpened] = usePane("casement-pane-left-open", true);
  const [rightOpened, onRightOpened] = usePane("casement-playback-panel-open", true);
  const closePanel = useCallback(() => onRightOpened(false), [onRightOpened]);
  return { panes: { leftOpened, onLeftOpened, rightOpened, onRightOpened }, closePanel };
}

function Notices({ first }: { first: ReactNode }) {
  return (
    <>
      {first}
      <DamageNotice />
    </>
  );
}

function useShortcutsDialog() {
  const [opened, setOpened] = useState(false);
  const show = useCallback(() => setOpened(true), []);
  return { show, dialog: { opened, onClose: () => setOpened(false) } };
}

function PlayerShortcuts({ clips, ...dialog }: { clips: boolean; opened: boolean; onClose: () => void }) {
  return (
    <ShortcutsDialog
      lines={keyLines({ clips, sound: useDeck().speakers.length > 0 })}
      lead="They work wherever you are not typing or choosing."
      {...dialog}
    />
  );
}

/** The worksheets beside the board, and what shows one of them. */
function useSheets(others: RecordedPeers | null) {
  const worksheet = useWorksheet();
  const showSheet = (kind: WorksheetKind) => {
    // First the step of the moment opens its own worksheet.
    flushSync(() => undefined);
    worksheet.show(kind);
  };
  return { sheet: useSheetThen(worksheet, others), showSheet, showNow: worksheet.show };
}

/** The steps of the interview, each of which leads to the moment at which it was first entered, and the problem. */
function StepsThen() {
  const player = usePlayer();
  const { band } = useRecording();
  const [unfolded, setUnfolded] = useState(true);
  const goToStep = (index: number | null) => {
    const visit = band.find(({ stepIndex }) => stepIndex === index);
    if (visit !== undefined) player.seek(visit.from);
  };
  return (
    <>
      <StepList shown={null} onShow={goToStep} onGoTo={goToStep} />
      <HelpShown />
      <ProblemCard unfolded={unfolded} onUnfolded={setUnfolded} />
    </>
  );
}

/** The view of a person leads into the worksheets too; on a phone they would cover the board. */
function useFollowedIntoSheets(people: readonly Whereabouts[], { narrow, show }: WorksheetChoice): void {
  const followed = usePlayerView(({ follow }) => (follow.kind === "person" ? follow.participantId : null));
  useFollowIntoSheets(narrow ? null : followed, people, show);
}

/** The worksheets as they were at the shown moment. */
function useSheetThen(worksheet: WorksheetChoice, others: RecordedPeers | null): SheetPane {
  const player = usePlayer();
  const people = useWhereaboutsThen(player.sheets, others);
  useFollowedIntoSheets(people, worksheet);
  const body = (
    <RecordedSheetsProvider source={player.sheets} others={others}>
      <Worksheet
        kind={worksheet.kind}
        onKind={worksheet.show}
        stepKind={worksheet.stepKind}
        people={people}
        brief={<StepBrief />}
        recorded
      />
    </RecordedSheetsProvider>
  );
  return {
    body,
    shown: worksheet.shown,
    onShown: worksheet.setShown,
    news: false,
    wide: false,
    people,
    tools: null,
  };
}

interface BoardThenProps extends Pick<ReplayBoardProps, "picture" | "follow" | "onMoved" | "pointers" | "changes"> {
  readonly Board: ComponentType<ReplayBoardProps>;
  /** Called when shapes are pointed at: a drawer would cover them. */
  readonly onPointed: () => void;
  /** Shows the worksheet with a row that is pointed at. */
  readonly onSheet: (kind: WorksheetKind) => void;
}

function BoardThen({ Board, onPointed, onSheet, ...board }: BoardThenProps) {
  const player = usePlayer();
  const remark = useShownRemark();
  const [pinnedShown, setPinnedShown] = useState(0);
  const foundId = usePlayerView((view) => view.foundId);
  const outlined = useMemo(() => (foundId === null ? undefined : [foundId]), [foundId]);
  const pointedId = remark?.id ?? foundId;
  useEffect(() => {
    if (pointedId !== null && isNarrow()) onPointed();
  }, [pointedId, onPointed]);
  usePointedRow(remark, onSheet);
  const attach = useCallback<typeof player.attachBoard>((show) => player.attachBoard(show), [player]);
  const pictures = useCallback<ReplayBoardProps["pictures"]>((show) => player.watchPicture(show), [player]);
  return (
    <BoardCover>
      <Board
        {...board}
        attach={attach}
        pictures={pictures}
        label="The board at this moment"
        onMounted={player.boardMounted}
        pinned={remark?.pointsAt.shapeIds ?? outlined}
        onPinnedShown={setPinnedShown}
      />
      {remark === null ? <SaidNotice /> : <PointedNotice shown={remark} present={pinnedShown} />}
      <FollowBadge />
    </BoardCover>
  );
}

/**
 * Shows and highlights the row of a worksheet that is pointed at. On a phone the worksheet would cover the board, so it
 * opens only when no shapes are pointed at as well.
 */
function usePointedRow(remark: ShownRemark | null, onSheet: (kind: WorksheetKind) => void): void {
  const latest = useRef(onSheet);
  useEffect(() => {
    latest.current = onSheet;
  });
  const row = remark?.pointsAt.row;
  const [rowId, kind] = [row?.row, worksheetKindSchema.safeParse(row?.sheet).data];
  const covers = (remark?.pointsAt.shapeIds.length ?? 0) > 0;
  useEffect(() => {
    if (rowId === undefined || kind === undefined) return;
    if (!covers || !isNarrow()) latest.current(kind);
    const stopShowing = showRow(rowId);
    const stopPointing = pointAtRow(rowId);
    return () => {
      stopShowing();
      stopPointing();
    };
  }, [rowId, kind, covers]);
}

interface PlaybackBarProps extends Pick<PlaybackScreenProps, "actions" | "flags" | "onClip"> {
  readonly picture: RefObject<SavePicture | null>;
  readonly views: ReturnType<typeof useViews>;
  readonly options: PeopleOptions;
  readonly moments: ReturnType<typeof useMomentKinds>;
  readonly nextView: () => void;
  readonly onShortcuts: () => void;
}

function PlaybackBar(props: PlaybackBarProps) {
  const { actions, flags, picture, views, options, moments, nextView, onShortcuts, onClip } = props;
  const { act, fullScreen } = usePlayerActions({
    kinds: moments.kinds,
    showShortcuts: onShortcuts,
    nextView,
    shareClip: onClip,
  });
  return (
    <PlayerFooter
      timeline={<Timeline kinds={moments.kinds} flags={flags} />}
      transport={
        <Transport
          act={act}
          fullScreen={fullScreen}
          mayClip={onClip !== undefined}
          more={
            <>
              {actions}
              <PictureMenu picture={picture} />
              <FollowMenu views={views} options={options} />
              <KindMenu {...moments} />
              <TalkMenu />
              <SoundMenu />
            </>
          }
        />
      }
    />
  );
}
