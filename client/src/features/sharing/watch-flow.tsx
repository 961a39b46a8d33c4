import { clockFace } from "@casement/shared/lib/clock-face";
import { Button, Stack } from "@mantine/core";
import { useEffect } from "react";
import { type SharePreview, useOpenShare, useSharePreview } from "@/api/shares";
import type { LinkKey } from "@/lib/addresses/link-key";
import { codeOf } from "@/lib/api-error";
import { spoken } from "@/lib/duration";
import { ownZone, sayWhen, sayWhenWithin } from "@/lib/zoned-time";
import { IconPlayerPlayFilled } from "@/ui/icons/icons";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import { Page } from "@/ui/page";
import { contentSentence } from "./share-labels";
import classes from "./sharing.module.css";

interface WatchFlowProps {
  /** The link that was opened. */
  readonly link: LinkKey;
  readonly onOpened: (shareId: string) => void;
  /** The link no longer works. */
  readonly onOver: () => void;
}

/** Leads from a playback link to its recording: tells what it holds and until when; opens nothing before the click. */
export function WatchFlow({ link, onOpened, onOver }: WatchFlowProps) {
  const preview = useSharePreview(link);
  const open = useOpenShare();
  const over = [preview.error, open.error].some((error) => codeOf(error).startsWith("SHARE_"));
  useEffect(() => {
    if (over) onOver();
  }, [over, onOver]);
  return (
    <Page
      title={
        preview.data?.clipTitle ??
        preview.data?.sessionTitle ??
        (preview.isError ? "Nothing to watch here" : "A recording")
      }
      width="narrow"
    >
      <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />
      {preview.isPending && <LoadingRows rows={2} />}
      {preview.data && (
        <WatchCard
          preview={preview.data}
          busy={open.isPending}
          error={open.error}
          onWatch={() => open.mutate(link, { onSuccess: ({ shareId }) => onOpened(shareId) })}
        />
      )}
    </Page>
  );
}

interface WatchCardProps {
  readonly preview: SharePreview;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onWatch: () => void;
}

function WatchCard({ preview, busy, error, onWatch }: WatchCardProps) {
  const { hostName, sessionTitle, clipTitle, choices, startedAt, endedAt, expiresAt } = preview;
  const now = Date.now();
  return (
    <section className={classes.card}>
      <Stack gap="lg">
        <p className={classes.sentence} dir="auto">
          {clipTitle === null
            ? `${hostName} has shared the recording of this interview with you.`
            : `${hostName} has shared a clip of the interview “${sessionTitle}” with you.`}
        </p>
        <p className={classes.fact}>
          {sayWhen(startedAt, now, ownZone())} ·{" "}
          {clipTitle === null ? spoken(endedAt - startedAt) : `${clockFace(endedAt - startedAt)} long`}.{" "}
          {contentSentence(choices)}
        </p>
        <p className={classes.fact}>You can watch it until {sayWhenWithin(expiresAt, now)}. No account is needed.</p>
        <ErrorNotice error={error} />
        <Button
          size="md"
          loading={busy}
          leftSection={<IconPlayerPlayFilled size={16} aria-hidden="true" />}
          onClick={onWatch}
        >
          Watch
        </Button>
      </Stack>
    </section>
  );
}
