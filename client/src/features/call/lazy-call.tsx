import { lazy, Suspense } from "react";
import { useCall } from "./space/call-space";

const GreenRoom = lazy(async () => ({ default: (await import("./devices/green-room")).GreenRoom }));
const CallStrip = lazy(async () => ({ default: (await import("./strip/call-strip")).CallStrip }));

/** The part of the lobby in which people choose their devices and join. Nothing without a call in the plan. */
export function LazyGreenRoom() {
  return useCall() === null ? null : (
    <Suspense fallback={null}>
      <GreenRoom />
    </Suspense>
  );
}

/** Who is in the call. Nothing without one in the plan. `inRoom`: it is the way in too, and can be moved. */
export function LazyCallStrip({ inRoom = true }: { inRoom?: boolean }) {
  return useCall() === null ? null : (
    <Suspense fallback={null}>
      <CallStrip inRoom={inRoom} />
    </Suspense>
  );
}
