import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useStore } from "zustand";
import { useCallKind } from "@/session/plan-options";
import { useOpenSession } from "@/session/session-context";
import { tell } from "@/session/use-command";
import type { CallClient } from "../mesh/call-client";
import { type CallView, OUT } from "../mesh/call-view";

const CallContext = createContext<CallClient | null>(null);
const loadCall = () => import("../mesh/call-client");

/** Holds this page's part in the session's call, over all its screens. Without a call in the plan nothing is loaded. */
export function CallSpace({ children }: { children: ReactNode }) {
  const session = useOpenSession();
  const hasCall = useCallKind() !== "off";
  const [client, setClient] = useState<CallClient | null>(null);
  useEffect(() => {
    if (!hasCall) return;
    let made: CallClient | null = null;
    let isHere = true;
    const make = ({ CallClient }: Awaited<ReturnType<typeof loadCall>>) => {
      if (!isHere) return;
      made = new CallClient(session);
      setClient(made);
    };
    loadCall().then(make, () => tell("The call could not be loaded. Reload the page to try again.", "danger"));
    return () => {
      isHere = false;
      made?.leave();
      setClient(null);
    };
  }, [session, hasCall]);
  return <CallContext value={client}>{children}</CallContext>;
}

/** null without a call in the plan, and until its code is there. */
export function useCall(): CallClient | null {
  return useContext(CallContext);
}

const NO_STORE = { getState: () => OUT, getInitialState: () => OUT, subscribe: () => () => undefined };

/** Selects from the view of the call. The selector returns a part of it, never a new object. */
export function useCallView<T>(select: (view: CallView) => T): T {
  return useStore(useCall()?.store ?? NO_STORE, select);
}
