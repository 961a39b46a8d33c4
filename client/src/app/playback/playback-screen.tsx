import { isInterviewer } from "@casement/shared/role";
import { type ComponentType, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import type { ReplayBoardProps, SavePicture } from "../../features/board/replay-editor";
import { PeopleThen } from "../../features/people/people-bar";
import { BoardCover } from "../../features/playback/board-cover";
import { Deck } from "../../features/playback/deck";
import { FollowMenu } from "../../features/playback/follow-menu";
import { FollowWord } from "../../features/playback/follow-word";
import { KindMenu } from "../../features/playback/kind-menu";
import { PictureMenu } from "../../features/playback/picture-menu";
import { PinnedNotice, useShownPin } from "../../features/playback/pinned-notice";
import { usePlayer, useRecording } from "../../features/playback/player-context";
import { KEY_LINES } from "../../features/playback/player-keys";
import { DamageNotice } from "../../features/playback/record-notices";
import { KINDS } from "../../features/playback/recording";
import { Timeline, type TimelineFlag } from "../../features/playback/timeline";
import { Transport } from "../../features/playback/transport";
import { useMomentKinds } from "../../features/playback/use-moment-kinds";
import { usePlayerActions } from "../../features/playback/use-player-actions";
import { useFollow, useViews } from "../../features/playback/use-views";
import { NARROW, RoomLayout } from "../../features/room/room-layout";
import { ShortcutSheet } from "../../features/shortcuts/shortcut-sheet";
import { ProblemBrief } from "../../features/steps/problem-brief";
import { SessionHeader } from "../../features/steps/room-header";
import { StepBrief } from "../../features/steps/step-brief";
import { StepRail } from "../../features/steps/step-rail";
import { Worksheet } from "../../features/worksheets/worksheet";
import { useMaySay, useMyself, useSessionState } from "../../realtime/room-context";
import { RecordedSheetsProvider } from "../../realtime/sheets/sheets-context";
import { usePageTitle } from "../../ui/page";
import { useWorksheet } from "../session/use-worksheet";
import { PlaybackPanel } from "./playback-panel";
import { usePanelOpened } from "./use-panel-opened";

export interface PlaybackScreenProps {
  /** Leads home, where there is one. */
  readonly brand: ReactNode;
  /** What is played. */
  readonly status: ReactNode;
  readonly Board: ComponentType<ReplayBoardProps>;
  /** What else can be done with the moment that is shown. */
  readonly actions?: ReactNode;
  /** Stands above everything else. */
  readonly notice?: ReactNode;
  /** Before the page's title. */
  readonly titled?: string;
  /** Moments that lead elsewhere. */
  readonly flags?: readonly TimelineFlag[];
}

/** The player, put together from the parts of the room and the timeline: in Casement, and in an exported file. */
export function PlaybackScreen({ brand, status, Board, actions, notice, titled = "", flags }: PlaybackScreenProps) {
  const player = usePlayer();
  const { band } = useRecording();
  const picture = useRef<SavePicture | null>(null);
  const [sheetOpened, setSheetOpened] = useState(false);
  const showSheet = useCallback(() => setSheetOpened(true), []);
  const views = useViews();
  const { boardFollow, nextView, viewMoved } = useFollow(views);
  const { act, fullScreen } = usePlayerActions({ showSheet, nextView });
  const { kinds, toggle } = useMomentKinds(KINDS);
  const [opened, setOpened] = usePanelOpened();
  const shownPin = useShownPin();
  const [pinnedShown, setPinnedShown] = useState(0);
  const pinId = shownPin?.pin.pinId;
  // A drawer would lie over what is pointed at.
  useEffect(() => {
    if (pinId !== undefined && window.matchMedia(NARROW).matches) setOpened(false);
  }, [pinId, setOpened]);
  const maySay = useMaySay();
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
            <StepRail shown={null} onShow={goToStep} onGoTo={goToStep} />
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
            <FollowWord />
          </BoardCover>
        }
        right={<PlaybackPanel kinds={kinds} />}
        rightName="Moments"
        rightOpened={opened}
        onRightOpened={setOpened}
        bar={
          <Deck
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
        opened={sheetOpened}
        onClose={() => setSheetOpened(false)}
      />
    </>
  );
}
