import { ViewSampler } from "./view-sampler.js";

const view = { x: 1.4, y: -0.2, w: 800.5, h: 600 };

test("BRD-120 only changed views are sampled, in whole pixels, the newest of each person", () => {
  const sampler = new ViewSampler();
  sampler.saw("ana", view);
  sampler.saw("ana", { ...view, x: 7 });
  sampler.saw("ben", view);
  const whole = { y: 0, w: 801, h: 600 };
  expect(sampler.sample(5)).toEqual([
    { participantId: "ana", at: 5, x: 7, ...whole },
    { participantId: "ben", at: 5, x: 1, ...whole },
  ]);
  sampler.saw("ben", { ...view, x: 1.2 });
  expect(sampler.sample(6)).toEqual([]);
  sampler.saw("ben", { ...view, x: 2 });
  expect(sampler.sample(7)).toEqual([{ participantId: "ben", at: 7, x: 2, ...whole }]);
});

test("BRD-120 anything that is not a view is ignored", () => {
  const sampler = new ViewSampler();
  for (const wrong of [null, 7, "here", {}, { ...view, x: "1" }, { ...view, w: 0 }, { ...view, y: 1e9 }, [1, 2, 3, 4]])
    sampler.saw("ana", wrong);
  sampler.saw("ana", { ...view, h: Number.NaN });
  expect(sampler.sample(5)).toEqual([]);
});
