import type { Signal } from "@casement/shared/contract/call-wire";
import type { Link, Move } from "./pair";

/** Candidates that are found within this time travel together, in ms. */
const GATHER_MS = 60;
const MOST_CANDIDATES = 24;

type Which = Pick<Extract<Signal, { kind: "offer" }>, "connection" | "offer">;

/** What goes over a pair's connection. It is laid out once, so that switching a camera needs no new offer. */
export interface PeerPlan {
  /** Of each pair one side alone makes offers, so that two can never cross. */
  readonly offers: boolean;
  readonly sends: boolean;
  readonly receives: boolean;
  readonly withPicture: boolean;
  readonly configuration: RTCConfiguration;
  readonly sound: () => MediaStreamTrack | null;
  readonly picture: () => MediaStreamTrack | null;
}

export interface PeerListener {
  readonly signal: (signal: Signal) => void;
  readonly link: (link: Link) => void;
  /** The other one's sound and picture, anew with each connection. */
  readonly media: (sound: MediaStreamTrack, picture: MediaStreamTrack | null) => void;
}

const LINKS: Readonly<Record<RTCPeerConnectionState, Link>> = {
  new: "connecting",
  connecting: "connecting",
  connected: "up",
  disconnected: "shaky",
  failed: "down",
  closed: "down",
};

/** One page's connection to one other page. Decides nothing: `pair.ts` says when it is restarted or renewed. */
export class Peer {
  readonly #plan: PeerPlan;
  readonly #tell: PeerListener;
  #connection: RTCPeerConnection | null = null;
  #number = 0;
  #offer = 0;
  #answered = 0;
  /** Steps of a negotiation come one after another. */
  #tail: Promise<void> = Promise.resolve();
  #early: RTCIceCandidateInit[] = [];
  #configuration: RTCConfiguration;
  #closed = false;

  constructor(plan: PeerPlan, tell: PeerListener) {
    this.#plan = plan;
    this.#tell = tell;
    this.#configuration = plan.configuration;
    if (plan.offers) this.#renew();
  }

  /** Restarts or renews the connection, or asks the side that makes the offers to. */
  move(move: Move): void {
    if (!this.#plan.offers) this.#tell.signal({ kind: "ask", move });
    else if (move === "renew") this.#renew();
    else this.#inTurn(() => this.#makeOffer(true));
  }

  take(signal: Signal): void {
    if (signal.kind === "offer" && !this.#plan.offers) this.#inTurn(() => this.#answer(signal));
    else if (signal.kind === "answer" && this.#plan.offers) this.#inTurn(() => this.#accept(signal));
    else if (signal.kind === "candidates") this.#inTurn(() => this.#addCandidates(signal));
    else if (signal.kind === "ask" && this.#plan.offers) this.move(signal.move);
  }

  /** Takes renewed credentials; they are used from the next restart on. */
  configure(configuration: RTCConfiguration): void {
    this.#configuration = configuration;
    this.#connection?.setConfiguration(configuration);
  }

  /** Sends another picture, or none. */
  async showPicture(track: MediaStreamTrack | null): Promise<void> {
    await this.#senderOf("video")?.replaceTrack(track);
  }

  /** Bounds what the picture may take, in bit/s. */
  async boundPicture(maxBitrate: number): Promise<void> {
    const sender = this.#senderOf("video");
    const parameters = sender?.getParameters();
    const [encoding] = parameters?.encodings ?? [];
    if (sender === undefined || parameters === undefined || encoding === undefined) return;
    encoding.maxBitrate = maxBitrate;
    await sender.setParameters(parameters);
  }

  /** How loud the other one is now, from 0 to 1. */
  level(): number {
    const receiver = this.#connection?.getReceivers().find(({ track }) => track.kind === "audio");
    return receiver?.getSynchronizationSources()[0]?.audioLevel ?? 0;
  }

  async stats(): Promise<RTCStatsReport | null> {
    return (await this.#connection?.getStats()) ?? null;
  }

  close(): void {
    this.#closed = true;
    this.#drop();
  }

  #senderOf(kind: "audio" | "video"): RTCRtpSender | undefined {
    return this.#connection?.getTransceivers().find(({ receiver }) => receiver.track.kind === kind)?.sender;
  }

  #inTurn(work: () => Promise<void>): void {
    this.#tail = this.#tail.then(async () => {
      if (!this.#closed) await work();
    });
    // What the other page sent may be nonsense; the pair's state then shows that nothing arrives.
    this.#tail = this.#tail.catch(() => undefined);
  }

  #renew(): void {
    this.#inTurn(async () => {
      this.#open(this.#number + 1);
      const { sends, receives, withPicture } = this.#plan;
      const direction = sends ? (receives ? "sendrecv" : "sendonly") : "recvonly";
      for (const kind of withPicture ? (["audio", "video"] as const) : (["audio"] as const)) {
        this.#connection?.addTransceiver(kind, { direction });
      }
      await this.#fill();
      await this.#makeOffer(false);
    });
  }

  #open(number: number): void {
    this.#drop();
    this.#number = number;
    this.#offer = 0;
    this.#answered = 0;
    const connection = new RTCPeerConnection(this.#configuration);
    this.#connection = connection;
    this.#tell.link("connecting");
    connection.addEventListener("connectionstatechange", () => {
      if (connection === this.#connection) this.#tell.link(LINKS[connection.connectionState]);
    });
    this.#gather(connection);
  }

  #drop(): void {
    this.#connection?.close();
    this.#connection = null;
    this.#early = [];
  }

  #gather(connection: RTCPeerConnection): void {
    let found: RTCIceCandidateInit[] = [];
    const send = () => {
      const candidates = found.slice(0, MOST_CANDIDATES).map(bare);
      found = found.slice(MOST_CANDIDATES);
      if (connection !== this.#connection) return;
      this.#tell.signal(Object.assign({ kind: "candidates" as const, candidates }, this.#which));
      if (found.length > 0) setTimeout(send, GATHER_MS);
    };
    connection.addEventListener("icecandidate", ({ candidate }) => {
      if (candidate === null || candidate.candidate === "") return;
      if (found.length === 0) setTimeout(send, GATHER_MS);
      found = [...found, candidate.toJSON()];
    });
  }

  get #which(): Which {
    return { connection: this.#number, offer: this.#plan.offers ? this.#offer : this.#answered };
  }

  async #makeOffer(iceRestart: boolean): Promise<void> {
    const connection = this.#connection;
    if (connection === null) return;
    const offer = await connection.createOffer({ iceRestart });
    await connection.setLocalDescription(offer);
    this.#offer += 1;
    this.#tell.signal(Object.assign({ kind: "offer" as const, sdp: offer.sdp ?? "" }, this.#which));
    this.#showMedia(connection);
  }

  async #answer({ connection: number, offer, sdp }: Extract<Signal, { kind: "offer" }>): Promise<void> {
    if (number < this.#number || (number === this.#number && offer <= this.#answered)) return;
    if (number > this.#number || this.#connection === null) this.#open(number);
    const connection = this.#connection;
    if (connection === null) return;
    await connection.setRemoteDescription({ type: "offer", sdp });
    for (const transceiver of connection.getTransceivers()) {
      const { sends, receives } = this.#plan;
      transceiver.direction = sends ? (receives ? "sendrecv" : "sendonly") : "recvonly";
    }
    await this.#fill();
    const answer = await connection.createAnswer();
    await connection.setLocalDescription(answer);
    this.#answered = offer;
    this.#tell.signal(Object.assign({ kind: "answer" as const, sdp: answer.sdp ?? "" }, this.#which));
    this.#showMedia(connection);
    await this.#takeEarly(connection);
  }

  async #accept({ connection: number, offer, sdp }: Extract<Signal, { kind: "answer" }>): Promise<void> {
    const connection = this.#connection;
    if (connection === null || number !== this.#number || offer !== this.#offer) return;
    if (connection.signalingState !== "have-local-offer") return;
    await connection.setRemoteDescription({ type: "answer", sdp });
    await this.#takeEarly(connection);
  }

  async #addCandidates({ connection: number, candidates }: Extract<Signal, { kind: "candidates" }>): Promise<void> {
    if (this.#connection === null || number !== this.#number) return;
    this.#early.push(...candidates);
    if (this.#connection.remoteDescription !== null) await this.#takeEarly(this.#connection);
  }

  async #takeEarly(connection: RTCPeerConnection): Promise<void> {
    // One of an older offer fits nothing any more, and is no loss.
    for (const candidate of this.#early.splice(0)) await connection.addIceCandidate(candidate).catch(() => undefined);
  }

  /** Puts this person's sound and picture in. */
  async #fill(): Promise<void> {
    if (!this.#plan.sends) return;
    await this.#senderOf("audio")?.replaceTrack(this.#plan.sound());
    await this.#senderOf("video")?.replaceTrack(this.#plan.picture());
  }

  #showMedia(connection: RTCPeerConnection): void {
    const trackOf = (kind: string) => connection.getReceivers().find(({ track }) => track.kind === kind)?.track ?? null;
    const sound = trackOf("audio");
    if (sound !== null && this.#plan.receives) this.#tell.media(sound, trackOf("video"));
  }
}

/** A candidate as the contract has it. */
function bare({ candidate, sdpMid, sdpMLineIndex, usernameFragment }: RTCIceCandidateInit) {
  return {
    candidate: candidate ?? "",
    sdpMid: sdpMid ?? null,
    sdpMLineIndex: sdpMLineIndex ?? null,
    usernameFragment: usernameFragment ?? null,
  };
}
