import { Button } from "@mantine/core";
import { Link } from "react-router";
import type { ShareForMe } from "@/api/shares";
import { paths } from "@/lib/addresses/paths";
import { sayWhenWithin } from "@/lib/zoned-time";
import { IconPlayerPlayFilled } from "@/ui/icons/icons";
import { contentSentence } from "./share-labels";
import classes from "./sharing.module.css";

/** The candidate's link to the recording that is shared with them. */
export function WatchShared({ share }: { share: ShareForMe }) {
  return (
    <div className={classes.watch}>
      <p>
        Your interviewer has shared the recording of this interview with you. {contentSentence(share.choices)} You can
        watch it until {sayWhenWithin(share.expiresAt, Date.now())}.
      </p>
      <Button
        component={Link}
        to={paths.sharedPlayback(share.id)}
        leftSection={<IconPlayerPlayFilled size={15} aria-hidden="true" />}
      >
        Watch the recording
      </Button>
    </div>
  );
}
