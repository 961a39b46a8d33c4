import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { paths } from "@/lib/addresses/paths";
import { describeError } from "@/lib/error-text";
import { IconAlertTriangle } from "../icons/start-icons";
import classes from "./notices.module.css";

/**
 * Says what happened and offers the action that helps. Renders nothing without an error. In a form it comes into view,
 * because the button that was pressed may be far below.
 */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error != null && notice.current?.closest("form")) notice.current.scrollIntoView({ block: "nearest" });
  }, [error]);
  if (error === null || error === undefined) return null;
  const { sentence, action } = describeError(error);
  return (
    <div ref={notice} className={classes.error} role="alert">
      <IconAlertTriangle size={18} stroke={1.5} aria-hidden="true" />
      <p className={classes.errorSentence}>{sentence}</p>
      {action === "retry" && onRetry !== undefined && (
        <Button variant="default" size="xs" onClick={onRetry}>
          Try again
        </Button>
      )}
      {action === "reload" && (
        <Button variant="default" size="xs" onClick={() => window.location.reload()}>
          Reload
        </Button>
      )}
      {action === "sign-in" && (
        <Button variant="default" size="xs" component={Link} to={paths.signIn}>
          Go to sign-in
        </Button>
      )}
      {action === "home" && (
        <Button variant="default" size="xs" component={Link} to={paths.home}>
          Go to the start page
        </Button>
      )}
    </div>
  );
}
