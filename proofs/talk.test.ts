import { expectProved } from "./expect-proved.js";
import { talk } from "./talk/talk.js";

test("SND-55 shares of talk that the server's detector leads to are within two points of the truth", () =>
  expectProved(talk, { dialogues: 1, minutes: 2, from: 2 }));
