import { viewTracks } from "@casement/shared/playback/view-track";
import { followable, nextFollow } from "./use-views";

const person = (id: string) => ({ id, name: id, role: "candidate" as const, color: "#123456" });
const sample = (participantId: string) => ({ type: "view", participantId, at: 0, x: 0, y: 0, w: 1, h: 1 }) as const;

test("UI-92 whose view was recorded can be followed", () => {
  const participants = [person("ana"), person("ben"), person("cy")];
  const tracks = viewTracks([
    sample("cy"),
    sample("ana"),
    { type: "pointer", participantId: "ben", at: 0, point: null },
  ]);
  expect(followable({ participants }, { kind: "here", tracks }).map(({ id }) => id)).toEqual(["ana", "cy"]);
  expect(followable({ participants }, { kind: "loading" })).toEqual([]);
});

test("UI-92 the key goes from the drawing to each person and back, and from a free view to the drawing", () => {
  const people = [person("ana"), person("ben")];
  const ana = { kind: "person", participantId: "ana" } as const;
  const ben = { kind: "person", participantId: "ben" } as const;
  expect(nextFollow({ kind: "drawing" }, people)).toEqual(ana);
  expect(nextFollow(ana, people)).toEqual(ben);
  expect(nextFollow(ben, people)).toEqual({ kind: "drawing" });
  expect(nextFollow({ kind: "free" }, people)).toEqual({ kind: "drawing" });
  expect(nextFollow({ kind: "drawing" }, [])).toEqual({ kind: "drawing" });
});
