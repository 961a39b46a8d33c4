import { isInterviewer } from "@casement/shared/session/role";
import { type ComponentType, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
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
import { ShortcutSheet } from "@/features/shortcuts/shortcut-sheet";
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

export interface PlaybackScreenProps {
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
  const player = usePlayer();
  const { band } = useRecording();
  const picture = useRef<SavePicture | null>(null);
  const [shortcutsOpened, setShortcutsOpened] = useState(false);
  const showShortcuts = useCallback(() => setShortcutsOpened(true), []);
  const views = useViews();
  const { boardFollow, nextView, viewMoved } = useFollow(views);
  const { act, fullScreen } = usePlayerActions({ showShortcuts, nextView });
  const { kinds, toggle } = useMomentKinds();
  const [opened, setOpened] = usePanelOpened();
  const shownPin = useShownPin();
  const [pinnedShown, setPinnedShown] = useState(0);
  const pinId = shownPin?.pin.pinId;
  // A drawer would cover the shapes that are pointed at.
  useEffect(() => {
    if (pinId !== undefined && window.matchMedia(NARROW).matches) setOpened(false);
  }, [pinId, setOpened]);
  const maySay = useCanComment();
  const choosable = isInterviewer(useMyself().role) && maySay;
  const worksheet = useWorksheet();
  const attach = useCallback<typeof player.attachBoard>((show) => player.attachBoard(show), [player]);
  const goToStep = (index: number | null) => {
    const visit = band.find(({ stepIndex }) => stepIndex === index);
    if (visit !== undefined) player.seek(visit.from);
  };
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
        left={
          <>
            <StepList shown={null} onShow={goToStep} onGoTo={goToStep} />
            <ProblemBrief />
          </>
        }
        sheet={{
          body: (
            <RecordedSheetsProvider source={player.sheets}>
              <Worksheet
                kind={worksheet.kind}
                onKind={worksheet.show}
                stepKind={worksheet.stepKind}
                brief={<StepBrief />}
                recorded
              />
            </RecordedSheetsProvider>
          ),
          shown: worksheet.shown,
          onShown: worksheet.setShown,
          news: false,
          wide: false,
        }}
        board={
          <BoardCover>
            <Board
              attach={attach}
              label="The board at this moment"
              onMounted={player.boardMounted}
              follow={boardFollow}
              onFollow={viewMoved}
              picture={picture}
              pinned={shownPin?.pin.shapeIds}
              onPinnedShown={setPinnedShown}
              choosable={choosable}
            />
            {shownPin !== null && <PinnedNotice shown={shownPin} present={pinnedShown} />}
            <FollowBadge />
          </BoardCover>
        }
        right={<PlaybackPanel kinds={kinds} />}
        rightName="Moments"
        rightOpened={opened}
        onRightOpened={setOpened}
        bar={
          <PlayerFooter
            timeline={<Timeline kinds={kinds} flags={flags} />}
            transport={
              <Transport
                act={act}
                fullScreen={fullScreen}
                more={
                  <>
                    {actions}
                    <PictureMenu picture={picture} />
                    <FollowMenu views={views} />
                    <KindMenu kinds={kinds} toggle={toggle} />
                  </>
                }
              />
            }
          />
        }
      />
      <ShortcutSheet
        lines={KEY_LINES}
        lead="They work wherever you are not typing or choosing."
        opened={shortcutsOpened}
        onClose={() => setShortcutsOpened(false)}
      />
    </>
  );
}
