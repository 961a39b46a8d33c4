import { sweepRoom } from "../fixtures/sweep-room.js";
import { expect, test } from "../fixtures/test.js";

// A trace of so many keys takes longer than the keys.
test.use({ trace: "off" });

for (const who of ["interviewer", "candidate"] as const)
  test(`UI-113 no key without a modifier, pressed in any part of the ${who}'s room, changes what others feel`, async ({
    enter,
  }) => {
    const { changes, places, presses, missed } = await sweepRoom(enter, {
      who,
      extent: "one of a kind",
      say: console.log,
    });
    expect(changes).toEqual([]);
    expect(missed).toEqual([]);
    expect(places.length).toBeGreaterThan(20);
    expect(presses).toBeGreaterThan(30 * places.length);
  });
