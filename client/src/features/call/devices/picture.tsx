import { useEffect, useRef } from "react";
import classes from "./devices.module.css";

interface PictureProps {
  readonly track: MediaStreamTrack;
  /** One sees oneself as in a mirror. */
  readonly mirrored?: boolean;
  readonly label: string;
}

/** A camera's picture, without its sound. */
export function Picture({ track, mirrored = false, label }: PictureProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = new MediaStream([track]);
  }, [track]);
  return (
    <video
      ref={video}
      className={classes.picture}
      data-mirrored={mirrored || undefined}
      aria-label={label}
      autoPlay
      muted
      playsInline
    />
  );
}
