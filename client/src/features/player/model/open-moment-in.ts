import { isAboutTalk } from "./moments/moment-kinds";
import type { Player } from "./player";
import type { Moment } from "./recording";

/** Opens a moment: what people wrote about the talk, where that talk began. */
export function openMomentIn(player: Player, { kind, t, remarkId }: Pick<Moment, "kind" | "t" | "remarkId">): void {
  if (isAboutTalk(kind)) player.openSaid(t, remarkId);
  else player.openMoment(t, remarkId);
}
