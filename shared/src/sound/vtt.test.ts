import { MAX_CUES, MAX_VTT_BYTES, readVtt, VttFault, voicesOf, writeVtt } from "./vtt.js";

const fault = (text: string): string => {
  try {
    readVtt(text);
    return "read";
  } catch (error) {
    return error instanceof VttFault ? error.message : String(error);
  }
};

test("SND-80 the cues of a WebVTT file are read with their times, without tags, notes and styles", () => {
  const file = [
    "\uFEFFWEBVTT - an interview",
    "Kind: captions",
    "",
    "STYLE",
    "::cue { color: red }",
    "",
    "NOTE nobody",
    "says this",
    "",
    "first",
    "00:01.000 --> 00:02.500 align:start",
    "<v Ana Li><b>Hot</b> &amp; cold",
    "<00:01.500>  keys",
    "",
    "",
    "01:00:03.007 --> 01:00:04.000",
    "<v.loud Ben>a &lt; b",
    "",
    "01:00:05.000 --> 01:00:06.000",
    "",
  ].join("\r\n");
  const cues = readVtt(file);
  expect(cues).toEqual([
    { from: 1_000, to: 2_500, text: "Hot & cold keys", voice: "Ana Li" },
    { from: 3_603_007, to: 3_604_000, text: "a < b", voice: "Ben" },
  ]);
  expect(voicesOf(cues)).toEqual(["Ana Li", "Ben"]);
});

test.each([
  ["Hello", "This is not a WebVTT file: its first line is not “WEBVTT”."],
  ["", "This is not a WebVTT file: its first line is not “WEBVTT”."],
  ["WEBVTTX\n\n00:01.000 --> 00:02.000\na", "This is not a WebVTT file: its first line is not “WEBVTT”."],
  ["WEBVTT\n\n", "There is not one cue with words in this file."],
  ["WEBVTT\n\nid\nwords", "The cue on line 4 has no start and end as WebVTT writes them."],
  ["WEBVTT\n\n00:61.000 --> 00:62.000\na", "The cue on line 3 has no start and end as WebVTT writes them."],
  ["WEBVTT\n\n1.000 --> 2.000\na", "The cue on line 3 has no start and end as WebVTT writes them."],
  ["WEBVTT\n\n00:02.000 --> 00:02.000\na", "The cue on line 3 does not end after its beginning."],
  [
    "WEBVTT\n\n00:05.000 --> 00:06.000\na\n\n00:04.000 --> 00:07.000\nb",
    "The cue on line 6 begins before the cue before it.",
  ],
  [`WEBVTT\n\n00:05.000 --> 00:06.000\n${"a".repeat(2001)}`, "The cue on line 3 has more than 2000 characters."],
])("SND-81 a file that is not strictly WebVTT is refused with one sentence: %j", (text, message) => {
  expect(fault(text)).toBe(message);
});

test("SND-81 a file with more cues than an interview has is refused", () => {
  const cue = "00:01.000 --> 00:02.000\na\n";
  expect(fault(`WEBVTT\n\n${Array(MAX_CUES).fill(cue).join("\n")}`)).toBe("read");
  expect(
    fault(
      `WEBVTT\n\n${Array(MAX_CUES + 1)
        .fill(cue)
        .join("\n")}`,
    ),
  ).toMatch(/one more than the 10000 cues/);
});

const ofTime = (payload: string) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${payload}\n`;

test.each(["<", "<v ", "<v.", "<v\t\t", "&"])(
  "SND-81 a file of 2 MB in which %j never ends is refused at once",
  (sign) => {
    const begun = performance.now();
    const message = fault(ofTime(sign.repeat(MAX_VTT_BYTES / sign.length)));
    expect(message).toBe("The cue on line 3 has more than 16000 characters with its tags.");
    expect(performance.now() - begun).toBeLessThan(2000);
  },
);

test("SND-81 a file of many cues whose tags never end is read or refused at once", () => {
  const begun = performance.now();
  const cue = (payload: string) => `00:01.000 --> 00:02.000\n${payload}\n\n`;
  const spaced = `WEBVTT\n\n${cue(`<v${" ".repeat(15_990)}a`).repeat(125)}`;
  const opened = `WEBVTT\n\n${cue(`${"<v ".repeat(5_300)}>a`).repeat(125)}`;
  expect([spaced, opened, `${opened}${cue("<v ".repeat(5_300))}`].map(fault)).toEqual([
    "read",
    "read",
    "The cue on line 378 has more than 2000 characters.",
  ]);
  expect(performance.now() - begun).toBeLessThan(2000);
});

test("SND-82 words written as WebVTT read back as they were", () => {
  const lines = [
    { from: 3_723_004, to: 3_725_000, text: "second --> <b>bold</b> & co" },
    { from: 0, to: 999, text: "first\n\nline" },
  ];
  expect(readVtt(writeVtt("Ana <Li>", lines))).toEqual([
    { from: 0, to: 999, text: "first line", voice: "Ana <Li>" },
    { from: 3_723_004, to: 3_725_000, text: "second --> <b>bold</b> & co", voice: "Ana <Li>" },
  ]);
});
