import type { CallRoster, ReceivedSignal, Signal } from "@casement/shared/contract/call-wire";
import type { IceServers } from "@casement/shared/contract/http/call-routes";
import { newId } from "@casement/shared/lib/new-id";
import { own } from "@casement/shared/lib/own";
import { type CallMember, speaksInCall } from "@casement/shared/session/call";
import { callOf } from "@casement/shared/session/plan-options";
import { createStore, type StoreApi } from "zustand/vanilla";
import { fetchIceServers } from "@/api/calls/ice-servers";
import { camera } from "@/media/camera";
import { readDeviceChoice } from "@/media/device-choice";
import { microphone } from "@/media/microphone";
import type { OpenSession } from "@/session/session-context";
import type { SessionView } from "@/session/session-store";
import { type CallView, OUT } from "./call-view";
import { Line } from "./line";
import { MutedSpeech } from "./muted-speech";

const LOOK_EVERY_MS = 1_000;
const LISTEN_EVERY_MS = 200;
/** How long somebody whom the server no longer names is kept: it may have restarted. */
const MISSING_MS = 30_000;
/** Above this somebody counts as speaking, of 1. */
const SPEAKS_ABOVE = 0.02;
const LOUD_ABOVE = 0.45;

/** How long a join waits for the microphone; somebody who is asked for it may take longer. */
const MICROPHONE_WAIT_MS = 1_500;

/** Resolves once the microphone is open, or is not going to be soon. */
function microphoneSettled(): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const timer = setTimeout(settle, MICROPHONE_WAIT_MS);
    const unsubscribe = microphone.store.subscribe(({ stage }) => stage.kind !== "opening" && settle());
    if (microphone.store.getState().stage.kind !== "opening") settle();
  });
}

/** This page's part in the session's call. Lives beside React, so that no screen's change interrupts it. */
export class CallClient {
  readonly store: StoreApi<CallView> = createStore<CallView>(() => OUT);
  readonly #session: OpenSession;
  readonly #placeId = newId();
  readonly #lines = new Map<string, Line>();
  readonly #volumes = new Map<string, number>();
  readonly #mutedSpeech = new MutedSpeech();
  #servers: IceServers | null = null;
  #release: () => void = () => undefined;
  #stop: () => void = () => undefined;

  constructor(session: OpenSession) {
    this.#session = session;
  }

  get #me(): { readonly id: string; readonly speaks: boolean } {
    const id = this.#session.store.getState().participantId ?? "";
    return { id, speaks: speaksInCall(this.#roleOf(id)) };
  }

  /** Whether the person left while this page was joining. */
  get #hasLeft(): boolean {
    return this.store.getState().stage.kind !== "joining";
  }

  get #withPicture(): boolean {
    return callOf(this.#session.store.getState().state.plan) === "picture";
  }

  /** Joins with the devices that were chosen before. A refusal is shown in the stage. */
  async join(): Promise<void> {
    const { kind } = this.store.getState().stage;
    if (kind === "joining" || kind === "in") return;
    this.store.setState({ stage: { kind: "joining" } });
    const choice = readDeviceChoice();
    if (this.#me.speaks && choice.joinsWithMicrophone) this.#release = microphone.hold();
    microphone.setMuted(choice.joinsMuted || !choice.joinsWithMicrophone);
    if (this.#me.speaks && this.#withPicture && choice.joinsWithCamera) camera.switchOn();
    try {
      const opened = microphoneSettled();
      this.#servers = await fetchIceServers(this.#session.sessionId);
      // Until a device is open browsers hide their addresses behind names, which take a second to be resolved.
      await opened;
      if (this.#hasLeft) return;
      this.#watch();
      await this.#session.sendOnReturn("call.join", this.#joining());
      // Whoever left meanwhile is told of again, by a server that has them in the call.
      if (this.#hasLeft) {
        void this.#session.send("call.leave", {}).catch(() => undefined);
        return;
      }
      this.store.setState({ stage: { kind: "in" } });
      // The camera may have opened meanwhile.
      this.#show();
      this.#sync(this.#session.store.getState());
    } catch (error) {
      this.#end({ kind: "refused", error });
    }
  }

  leave(): void {
    if (this.store.getState().stage.kind === "in") void this.#session.send("call.leave", {}).catch(() => undefined);
    this.#end({ kind: "out" });
  }

  async joinOrLeave(): Promise<void> {
    if (this.store.getState().stage.kind === "in") this.leave();
    else await this.join();
  }

  /** Takes a microphone in the middle of the call, after joining without one. */
  openMicrophone(): void {
    this.#release();
    this.#release = microphone.hold();
    this.setMuted(false);
  }

  /** Mutes, or speaks again; whoever joined without a microphone gets one. */
  toggleMicrophone(): void {
    const { isMuted, stage } = microphone.store.getState();
    if (!this.#me.speaks) return;
    if (stage.kind === "closed") this.openMicrophone();
    else this.setMuted(!isMuted);
  }

  toggleCamera(): void {
    if (!this.#me.speaks || !this.#withPicture) return;
    if (camera.store.getState().kind === "off") camera.switchOn();
    else camera.switchOff();
  }

  get isMuted(): boolean {
    return microphone.store.getState().isMuted;
  }

  setMuted(isMuted: boolean): void {
    microphone.setMuted(isMuted);
    this.#show();
  }

  setVolume(participantId: string, volume: number): void {
    this.#volumes.set(participantId, volume);
    this.#lines.get(participantId)?.setVolume(volume);
    this.#tell();
  }

  /** Plays on another speaker. */
  route(speakerId: string | null): void {
    for (const line of this.#lines.values()) line.route(speakerId);
  }

  /** Plays what the browser held back before the page was clicked. */
  play(): void {
    this.store.setState({ needsClick: false });
    for (const line of this.#lines.values()) line.play();
  }

  #joining() {
    const { isMuted } = microphone.store.getState();
    return { placeId: this.#placeId, isMuted, hasPicture: camera.track !== null };
  }

  #roleOf(participantId: string) {
    return own(this.#session.store.getState().state.participants, participantId)?.role ?? "observer";
  }

  #watch(): void {
    const { store, onSignal } = this.#session;
    const online = () => this.#returned();
    window.addEventListener("online", online);
    const look = setInterval(() => this.#look(), LOOK_EVERY_MS);
    const listen = setInterval(() => this.#listen(), LISTEN_EVERY_MS);
    const ttlS = this.#servers?.ttlS ?? null;
    const renew = ttlS === null ? undefined : setInterval(() => void this.#renewCredentials(), (ttlS * 1000) / 2);
    const stops = [
      store.subscribe((view, before) => this.#onSession(view, before)),
      onSignal((signal) => this.#take(signal)),
      camera.store.subscribe(() => this.#onCamera()),
      () => window.removeEventListener("online", online),
      () => clearInterval(look),
      () => clearInterval(listen),
      () => clearInterval(renew),
    ];
    this.#stop = () => {
      for (const stop of stops) stop();
    };
  }

  #end(stage: CallView["stage"]): void {
    this.#stop();
    this.#stop = () => undefined;
    for (const line of this.#lines.values()) line.close();
    this.#lines.clear();
    this.#release();
    this.#release = () => undefined;
    camera.switchOff();
    this.store.setState(Object.assign({}, OUT, { stage }));
  }

  #onSession(view: SessionView, before: SessionView): void {
    if (view.status.kind === "removed" || view.status.kind === "refused") this.#end({ kind: "out" });
    else if (view.status.kind === "live" && before.status.kind !== "live") void this.#rejoin();
    else if (view.call !== before.call) this.#sync(view);
  }

  /** After the server was away: it may know nothing of the call any more, while the sound went on. */
  async #rejoin(): Promise<void> {
    if (this.store.getState().stage.kind !== "in") return;
    try {
      await this.#session.send("call.join", this.#joining());
      this.#returned();
    } catch {
      // The connection broke again; the next one joins.
    }
  }

  /** Brings the lines in step with who is in the call. */
  #sync({ call, participantId }: SessionView): void {
    if (this.store.getState().stage.kind !== "in") return;
    const mine = call.members.find((member) => member.participantId === participantId);
    if (mine !== undefined && mine.placeId !== this.#placeId) this.#end({ kind: "elsewhere" });
    else if (participantId !== null && call.gone.includes(participantId)) this.#end({ kind: "out" });
    else this.#meetAll(call, participantId);
  }

  #meetAll(call: CallRoster, participantId: string | null): void {
    for (const id of call.gone) this.#close(id);
    for (const member of call.members) if (member.participantId !== participantId) this.#meet(member);
    for (const [id, line] of this.#lines) {
      if (!call.members.some((member) => member.participantId === id)) line.missingSince ??= performance.now();
    }
    this.#tell();
  }

  #meet(member: CallMember): void {
    const line = this.#lines.get(member.participantId);
    if (line?.member.placeId === member.placeId) {
      line.update(member);
      return;
    }
    this.#close(member.participantId);
    const speaks = speaksInCall(this.#roleOf(member.participantId));
    const me = this.#me;
    // Two who only listen have nothing to send each other.
    if (!speaks && !me.speaks) return;
    const plan = {
      offers: me.id < member.participantId,
      sends: me.speaks,
      receives: speaks,
      withPicture: this.#withPicture,
      configuration: this.#configuration(),
      sound: () => microphone.track,
      picture: () => camera.track,
    };
    const options = {
      plan,
      speaks,
      volume: this.#volumes.get(member.participantId) ?? 1,
      speakerId: readDeviceChoice().speakerId,
      send: (signal: Signal) => this.#signal(member, signal),
      changed: () => this.#tell(),
      needsClick: () => this.store.setState({ needsClick: true }),
    };
    this.#lines.set(member.participantId, new Line(member, options));
  }

  #close(participantId: string): void {
    this.#lines.get(participantId)?.close();
    this.#lines.delete(participantId);
  }

  #signal({ participantId, placeId }: CallMember, signal: Signal): void {
    // One that does not arrive is made up for by the next restart.
    void this.#session.send("call.signal", { to: participantId, toPlace: placeId, signal }).catch(() => undefined);
  }

  #take({ from, fromPlace, signal }: ReceivedSignal): void {
    const line = this.#lines.get(from);
    if (line?.member.placeId === fromPlace) line.take(signal);
  }

  #configuration(): RTCConfiguration {
    const { iceServers = [], relayOnly = false, hasRelay = false } = this.#servers ?? {};
    const onlyRelay = relayOnly || (hasRelay && readDeviceChoice().relayOnly);
    return { iceServers: iceServers as RTCIceServer[], iceTransportPolicy: onlyRelay ? "relay" : "all" };
  }

  async #renewCredentials(): Promise<void> {
    try {
      this.#servers = await fetchIceServers(this.#session.sessionId);
    } catch {
      // The old ones are good for as long again; the next turn asks anew.
      return;
    }
    for (const line of this.#lines.values()) line.configure(this.#configuration());
  }

  #returned(): void {
    for (const line of this.#lines.values()) line.returned();
  }

  #look(): void {
    const canSignal = this.#session.store.getState().status.kind === "live";
    for (const [id, line] of this.#lines) {
      if (line.missingSince !== null && performance.now() - line.missingSince > MISSING_MS) this.#close(id);
      else void line.look(canSignal && line.missingSince === null);
    }
  }

  #listen(): void {
    const heard = [...this.#lines].filter(([, line]) => line.level() > SPEAKS_ABOVE).map(([id]) => id);
    const { isMuted } = microphone.store.getState();
    const loud = microphone.level() > LOUD_ABOVE;
    const speaking = new Set(loud && !isMuted ? [this.#me.id, ...heard] : heard);
    const speaksMuted = this.#mutedSpeech.hear(loud, isMuted, performance.now());
    const before = this.store.getState();
    if (speaksMuted !== before.speaksMuted) this.store.setState({ speaksMuted });
    if (speaking.size !== before.speaking.size || [...speaking].some((id) => !before.speaking.has(id)))
      this.store.setState({ speaking });
  }

  #onCamera(): void {
    for (const line of this.#lines.values()) void line.showPicture(camera.track);
    this.#show();
  }

  /** Tells the others what they see and hear of this person. */
  #show(): void {
    if (this.store.getState().stage.kind !== "in") return;
    const { isMuted, hasPicture } = this.#joining();
    // A message that is lost is made up for by joining again.
    void this.#session.send("call.show", { isMuted, hasPicture }).catch(() => undefined);
  }

  #tell(): void {
    this.store.setState({ others: [...this.#lines.values()].map(({ other }) => other) });
  }
}
