import { FlushPace } from "./flush-pace";

/** Timers that a test moves by hand. */
function byHand() {
  let now = 1000;
  const queued: (() => void)[] = [];
  let timer: { run: () => void; at: number } | null = null;
  return {
    now: () => now,
    soon: (run: () => void) => void queued.push(run),
    set: (run: () => void, ms: number) => {
      timer = { run, at: now + ms };
      return timer;
    },
    clear: () => {
      timer = null;
    },
    /** Ends the editor's current operation. */
    settle() {
      for (const run of queued.splice(0)) run();
    },
    pass(ms: number) {
      now += ms;
      const due = timer;
      if (due === null || due.at > now) return;
      timer = null;
      due.run();
    },
  };
}

function paced(wait: () => number) {
  const time = byHand();
  const sent: number[] = [];
  const pace = new FlushPace(
    () => {
      pace.cancel();
      sent.push(time.now());
    },
    wait,
    time,
  );
  return { time, sent, pace };
}

test("BRD-31 the first edit after a pause is sent at once, those that follow at their pace", () => {
  const { time, sent, pace } = paced(() => 32);
  pace.arm();
  expect(sent).toEqual([]);
  time.settle();
  expect(sent).toEqual([1000]);
  time.pass(10);
  pace.arm();
  pace.arm();
  time.settle();
  time.pass(21);
  expect(sent).toEqual([1000]);
  time.pass(1);
  expect(sent).toEqual([1000, 1032]);
  time.pass(500);
  pace.arm();
  time.settle();
  expect(sent).toEqual([1000, 1032, 1532]);
});

test("BRD-31 the wait is decided after the whole operation", () => {
  let records = 1;
  const { time, sent, pace } = paced(() => records * 10);
  pace.arm();
  time.settle();
  time.pass(10);
  pace.arm();
  records = 5;
  time.settle();
  time.pass(39);
  expect(sent).toHaveLength(1);
  time.pass(1);
  expect(sent).toHaveLength(2);
});

test("BRD-31 what was flushed otherwise meanwhile is not sent again", () => {
  const { time, sent, pace } = paced(() => 32);
  pace.arm();
  pace.cancel();
  time.settle();
  expect(sent).toEqual([]);
});
