import { isInterviewer } from "@casement/shared/session/role";
import { type ComponentType, type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { RecordedSheetsProvider } from "@/document/sheets/sheets-context";
import type { ReplayBoardProps, SavePicture } from "@/features/board/replay/replay-editor";
import { PeopleThen } from "@/features/people/people-bar";
import { FollowBadge } from "@/features/player/controls/follow-badge";
import { FollowMenu } from "@/features/player/controls/follow-menu";
import { KindMenu } from "@/features/player/controls/kind-menu";
import { PictureMenu } from "@/features/player/controls/picture-menu";
import { PlayerFooter } from "@/features/player/controls/player-footer";
import { KEY_LINES } from "@/features/player/controls/player-keys";
import { Transport } from "@/features/player/controls/transport";
import { usePlayerActions } from "@/features/player/controls/use-player-actions";
import { useMomentKinds } from "@/features/player/model/moments/use-moment-kinds";
import { usePlayer, useRecording } from "@/features/player/model/player-context";
import { useFollow, useViews } from "@/features/player/model/use-views";
import { PinnedNotice, useShownPin } from "@/features/player/panel/pinned-notice";
import { DamageNotice } from "@/features/player/panel/record-notices";
import { BoardCover } from "@/features/player/picture/board-cover";
import { Timeline, type TimelineFlag } from "@/features/player/timeline/timeline";
import { NARROW, RoomLayout } from "@/features/room/room-layout";
import type { SheetPane } from "@/features/room/sheet-pane";
import { ShortcutsDialog } from "@/features/shortcuts/shortcuts-dialog";
import { ProblemBrief } from "@/features/steps/problem-brief";
import { SessionHeader } from "@/features/steps/room-header";
import { StepBrief } from "@/features/steps/step-brief";
import { StepList } from "@/features/steps/step-list";
import { Worksheet } from "@/features/worksheets/worksheet";
import { useCanComment, useMyself, useSessionState } from "@/session/session-context";
import { usePageTitle } from "@/ui/page";
import { useWorksheet } from "../session/use-worksheet";
import { PlaybackPanel } from "./playback-panel";
import { usePanelOpened } from "./use-panel-opened";

interface PlaybackScreenProps {
  /** Logo that leads to the dashboard, where there is one. */
  readonly brand: ReactNode;
  /** Which recording is played. */
  readonly status: ReactNode;
  readonly Board: ComponentType<ReplayBoardProps>;
  /** More actions for the shown moment. */
  readonly actions?: ReactNode;
  /** Stands above everything else. */
  readonly notice?: ReactNode;
  /** Prefix of the page's title. */
  readonly titled?: string;
  /** Moments on the timeline that lead to another page. */
  readonly flags?: readonly TimelineFlag[];
}

/** The player, made of the room's parts and the timeline, for the app and for exported files. */
export function PlaybackScreen({ brand, status, Board, actions, notice, titled = "", flags }: PlaybackScreenProps) {
  const picture = useRef<SavePicture | null>(null);
  const [shortcutsOpened, setShortcutsOpened] = useState(false);
  const showShortcuts = useCallback(() => setShortcutsOpened(true), []);
  const views = useViews();
  const { boardFollow, nextView, viewMoved } = useFollow(views);
  const moments = useMomentKinds();
  const [opened, setOpened] = usePanelOpened();
  const closePanel = useCallback(() => setOpened(false), [setOpened]);
  const sheet = useSheetThen();
  usePageTitle(useSessionState((state) => `${titled}${state.plan?.title ?? ""}, recording`));
  return (
    <>
      <RoomLayout
        header={<SessionHeader brand={brand} middle={<PeopleThen />} status={status} />}
        notices={
          <>
            {notice}
            <DamageNotice />
          </>
        }
        left={<StepsThen />}
        sheet={sheet}
        board={
          <BoardThen
            Board={Board}
            picture={picture}
            follow={boardFollow}
            onFollow={viewMoved}
            onPinOpened={closePanel}
          />
        }
        right={<PlaybackPanel kinds={moments.kinds} />}
        rightName="Moments"
        rightOpened={opened}
        onRightOpened={setOpened}
        bar={
          <PlaybackBar
            actions={actions}
            flags={flags}
            picture={picture}
            views={views}
            moments={moments}
            nextView={nextView}
            onShortcuts={showShortcuts}
          />
        }
      />
      <ShortcutsDialog
        lines={KEY_LINES}
        lead="They work wherever you are not typing or choosing."
        opened={shortcutsOpened}
        onClose={() => setShortcutsOpened(false)}
      />
    </>
  );
}

/** The steps of the interview, each of which leads to the moment at which it was first entered, and the problem. */
function StepsThen() {
  const player = usePlayer();
  const { band } = useRecording();
  const goToStep = (index: number | null) => {
    const visit = band.find(({ stepIndex }) => stepIndex === index);
    if (visit !== undefined) player.seek(visit.from);
  };
  return (
    <>
      <StepList shown={null} onShow={goToStep} onGoTo={goToStep} />
      <ProblemBrief />
    </>
  );
}

/** The worksheets as they were at the shown moment. */
function useSheetThen(): SheetPane {
  const player = usePlayer();
  const worksheet = useWorksheet();
  const body = (
    <RecordedSheetsProvider source={player.sheets}>
      <Worksheet
        kind={worksheet.kind}
        onKind={worksheet.show}
        stepKind={worksheet.stepKind}
        brief={<StepBrief />}
        recorded
      />
    </RecordedSheetsProvider>
  );
  return { body, shown: worksheet.shown, onShown: worksheet.setShown, news: false, wide: false };
}

interface BoardThenProps extends Pick<ReplayBoardProps, "picture" | "follow" | "onFollow"> {
  readonly Board: ComponentType<ReplayBoardProps>;
  /** Called when a pin's shapes come into view: a drawer would cover them. */
  readonly onPinOpened: () => void;
}

function BoardThen({ Board, onPinOpened, ...board }: BoardThenProps) {
  const player = usePlayer();
  const shownPin = useShownPin();
  const [pinnedShown, setPinnedShown] = useState(0);
  const pinId = shownPin?.pin.pinId;
  useEffect(() => {
    if (pinId !== undefined && window.matchMedia(NARROW).matches) onPinOpened();
  }, [pinId, onPinOpened]);
  const canComment = useCanComment();
  const choosable = isInterviewer(useMyself().role) && canComment;
  const attach = useCallback<typeof player.attachBoard>((show) => player.attachBoard(show), [player]);
  return (
    <BoardCover>
      <Board
        {...board}
        attach={attach}
        label="The board at this moment"
        onMounted={player.boardMounted}
        pinned={shownPin?.pin.shapeIds}
        onPinnedShown={setPinnedShown}
        choosable={choosable}
      />
      {shownPin !== null && <PinnedNotice shown={shownPin} present={pinnedShown} />}
      <FollowBadge />
    </BoardCover>
  );
}

interface PlaybackBarProps extends Pick<PlaybackScreenProps, "actions" | "flags"> {
  readonly picture: RefObject<SavePicture | null>;
  readonly views: ReturnType<typeof useViews>;
  readonly moments: ReturnType<typeof useMomentKinds>;
  readonly nextView: () => void;
  readonly onShortcuts: () => void;
}

function PlaybackBar({ actions, flags, picture, views, moments, nextView, onShortcuts }: PlaybackBarProps) {
  const { act, fullScreen } = usePlayerActions({ showShortcuts: onShortcuts, nextView });
  return (
    <PlayerFooter
      timeline={<Timeline kinds={moments.kinds} flags={flags} />}
      transport={
        <Transport
          act={act}
          fullScreen={fullScreen}
          more={
            <>
              {actions}
              <PictureMenu picture={picture} />
              <FollowMenu views={views} />
              <KindMenu {...moments} />
            </>
          }
        />
      }
    />
  );
}
