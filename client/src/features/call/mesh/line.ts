import type { Signal } from "@casement/shared/contract/call-wire";
import type { CallMember } from "@casement/shared/session/call";
import type { Other } from "./call-view";
import { hears, type Move, newPair, nextPair, type Pair, type PairEvent } from "./pair";
import { Peer, type PeerPlan } from "./peer";
import { FIRST_RATING, PICTURE_BITRATE, type Rating, rate } from "./picture-rate";
import { readSample, soundPackets } from "./read-stats";

interface LineOptions {
  readonly plan: PeerPlan;
  readonly speaks: boolean;
  readonly volume: number;
  readonly speakerId: string | null;
  readonly send: (signal: Signal) => void;
  readonly changed: () => void;
  readonly needsClick: () => void;
}

/** One other person in the call: the connection to their page, how it is doing, and their sound. */
export class Line {
  member: CallMember;
  /** Since when the server does not name them, ms; null while it does. */
  missingSince: number | null = null;
  readonly #options: LineOptions;
  readonly #peer: Peer;
  readonly #audio = new Audio();
  #pair: Pair = newPair(performance.now());
  #picture: MediaStream | null = null;
  #heard = false;
  #theyHearMe: boolean | null = null;
  #rating: Rating = FIRST_RATING;

  constructor(member: CallMember, options: LineOptions) {
    this.member = member;
    this.#options = options;
    this.#audio.autoplay = true;
    this.#audio.volume = options.volume;
    this.route(options.speakerId);
    this.#peer = new Peer(options.plan, {
      signal: options.send,
      link: (link) => this.#on({ kind: "link", link }),
      media: (sound, picture) => this.#play(sound, picture),
    });
  }

  take(signal: Signal): void {
    if (signal.kind === "hears") {
      this.#theyHearMe = signal.hears;
      this.#options.changed();
    } else this.#peer.take(signal);
  }

  /** What the server says of them now. */
  update(member: CallMember): void {
    const returned = member.joins !== this.member.joins || this.missingSince !== null;
    this.member = member;
    this.missingSince = null;
    if (returned) this.returned();
  }

  /** This page, the other one or the network is back. */
  returned(): void {
    this.#on({ kind: "returned" });
    this.#sayHears();
  }

  /** Renewed credentials: the side that makes the offers restarts, and both use them. */
  configure(configuration: RTCConfiguration): void {
    this.#peer.configure(configuration);
    if (this.#options.plan.offers) this.#on({ kind: "credentials" });
  }

  /** Once a second. */
  async look(canSignal: boolean): Promise<void> {
    const report = await this.#peer.stats();
    if (report !== null) {
      this.#on({ kind: "packets", count: soundPackets(report), expected: this.#isExpected });
      await this.#boundPicture(rate(this.#rating, readSample(report)));
    }
    this.#on({ kind: "tick", expected: this.#isExpected, canSignal });
    const heard = hears(this.#pair, this.#isExpected, performance.now());
    if (heard === this.#heard) return;
    this.#heard = heard;
    this.#sayHears();
    this.#options.changed();
  }

  level(): number {
    return this.member.isMuted ? 0 : this.#peer.level();
  }

  async showPicture(track: MediaStreamTrack | null): Promise<void> {
    await this.#peer.showPicture(this.#rating.rate === "held" ? null : track);
  }

  setVolume(volume: number): void {
    this.#audio.volume = volume;
  }

  /** Plays on another speaker; null: the browser's own. */
  route(speakerId: string | null): void {
    // Not every browser can; the device is then chosen in the system.
    if ("setSinkId" in this.#audio) void this.#audio.setSinkId(speakerId ?? "").catch(() => undefined);
  }

  /** Plays, now that the page was clicked. */
  play(): void {
    this.#audio.play().catch(() => this.#options.needsClick());
  }

  close(): void {
    this.#peer.close();
    this.#audio.srcObject = null;
  }

  get other(): Other {
    const { participantId: id, isMuted, hasPicture } = this.member;
    return {
      id,
      isMuted,
      picture: hasPicture ? this.#picture : null,
      iHearThem: this.#heard,
      theyHearMe: this.#theyHearMe,
      isConnecting: this.#pair.link === "connecting" && this.#pair.attempts === 0,
      sent: this.#rating.rate,
      volume: this.#audio.volume,
    };
  }

  get #isExpected(): boolean {
    return this.#options.speaks && !this.member.isMuted && this.missingSince === null;
  }

  #on(event: PairEvent): void {
    const before = this.#pair.link;
    const { pair, move } = nextPair(this.#pair, event, performance.now());
    this.#pair = pair;
    if (move !== null) this.#move(move);
    if (pair.link !== before) this.#options.changed();
  }

  #move(move: Move): void {
    this.#peer.move(move);
  }

  #sayHears(): void {
    this.#options.send({ kind: "hears", hears: this.#heard });
  }

  #play(sound: MediaStreamTrack, picture: MediaStreamTrack | null): void {
    this.#audio.srcObject = new MediaStream([sound]);
    this.play();
    this.#picture = picture === null ? null : new MediaStream([picture]);
    this.#options.changed();
  }

  async #boundPicture(rating: Rating): Promise<void> {
    const before = this.#rating.rate;
    this.#rating = rating;
    if (rating.rate === before || !this.#options.plan.withPicture) return;
    await this.showPicture(this.#options.plan.picture());
    if (rating.rate !== "held") await this.#peer.boundPicture(PICTURE_BITRATE[rating.rate]);
    this.#options.changed();
  }
}
