import { type CallKind, callKindSchema } from "@casement/shared/session/call";
import { DEFAULT_FEEDBACK_DAYS, type PlanOptions, sealsNotes } from "@casement/shared/session/plan-options";
import { Fieldset, Input, NativeSelect, SegmentedControl, Stack, Switch } from "@mantine/core";
import { useSettings } from "@/api/settings";
import { plural } from "@/lib/duration";
import classes from "./session-form.module.css";

interface Wording {
  readonly label: string;
  readonly description: string;
}

type Switched = "hints" | "patterns" | "checks" | "recordSound";

const WORDS: Readonly<Record<PlanOptions["mode"], Readonly<Record<Switched, Wording>>>> = {
  interview: {
    hints: { label: "Hints", description: "Interviewers can show the guide's hints. Each counts as help given." },
    patterns: {
      label: "Patterns for the candidate",
      description: "The candidate sees the pattern library and the reference card. Interviewers always do.",
    },
    checks: {
      label: "Design checks",
      description: "Interviewers see what the drawn design lacks, and can show a finding to the candidate.",
    },
    recordSound: {
      label: "Record sound",
      description: "What people say, of each who agrees when asked. It plays with the board afterwards.",
    },
  },
  practice: {
    hints: { label: "Hints", description: "You can take one at a time. Each counts as help." },
    patterns: { label: "Patterns", description: "You have the pattern library and the reference card." },
    checks: { label: "Design checks", description: "You see what your drawing lacks while you draw." },
    recordSound: {
      label: "Record sound",
      description: "Hear yourself think when you watch it. You are asked once more.",
    },
  },
};

/** The options of this session. */
export function OptionFields({
  options,
  onChange,
}: {
  options: PlanOptions;
  onChange: (options: PlanOptions) => void;
}) {
  const words = WORDS[options.mode];
  return (
    <Fieldset legend="Options" variant="unstyled" classNames={{ root: classes.options, legend: classes.legend }}>
      <Stack gap="sm">
        {options.mode === "interview" && (
          <CallField call={options.call ?? "off"} onChange={(call) => onChange({ ...options, call })} />
        )}
        {(["hints", "patterns", "checks", "recordSound"] as const).map((key) => (
          <Switch
            key={key}
            label={words[key].label}
            description={words[key].description}
            checked={options[key] ?? false}
            onChange={(event) => onChange({ ...options, [key]: event.currentTarget.checked })}
          />
        ))}
        {options.recordSound === true && (
          <Switch
            label="Write down what is said"
            description="Everybody may switch on captions of their own microphone, which their browser recognises on their device, or bring a file of their words afterwards. Whoever heard it reads it."
            checked={options.words === true}
            onChange={(event) => onChange({ ...options, words: event.currentTarget.checked })}
          />
        )}
        {options.recordSound === true && (
          <SoundDaysField days={options.soundDays} onChange={(soundDays) => onChange({ ...options, soundDays })} />
        )}
        {options.mode === "interview" && (
          <Switch
            label="Sealed notes"
            description={
              sealsNotes({ options })
                ? "With several interviewers, each one's notes and feedback draft stay hidden from the others until both have submitted their scorecards, as marks always do."
                : "Open notes: interviewers read each other's notes as they are written. Marks stay sealed."
            }
            checked={sealsNotes({ options })}
            onChange={(event) => onChange({ ...options, sealNotes: event.currentTarget.checked })}
          />
        )}
        {options.mode === "interview" && (
          <FeedbackDaysField
            days={options.feedbackDays}
            onChange={(feedbackDays) => onChange({ ...options, feedbackDays })}
          />
        )}
      </Stack>
    </Fieldset>
  );
}

const CALLS: Readonly<Record<CallKind, string>> = { off: "None", sound: "Sound", picture: "Sound and picture" };
const CALL_WORDS: Readonly<Record<CallKind, string>> = {
  off: "People talk elsewhere, or in one room.",
  sound: "People hear each other in Casement. The live call is never stored.",
  picture: "People hear and see each other in Casement. The live call is never stored.",
};

function CallField({ call, onChange }: { call: CallKind; onChange: (call: CallKind) => void }) {
  return (
    <Input.Wrapper label="Call" description={CALL_WORDS[call]}>
      <SegmentedControl
        fullWidth
        aria-label="Call"
        data={callKindSchema.options.map((value) => ({ value, label: CALLS[value] }))}
        value={call}
        onChange={(value) => onChange(callKindSchema.parse(value))}
      />
    </Input.Wrapper>
  );
}

const OFFERED_DAYS = [7, 30, 90, 365] as const;
const FOREVER = "session";

/** `days`: undefined before there was a choice, which is the server's then. */
function SoundDaysField({
  days,
  onChange,
}: {
  days: PlanOptions["soundDays"];
  onChange: (days: number | null) => void;
}) {
  const { data: settings } = useSettings();
  const chosen = days === undefined ? (settings?.soundDays ?? null) : days;
  const offered = [...new Set([...OFFERED_DAYS, ...(chosen === null ? [] : [chosen])])].sort((a, b) => a - b);
  return (
    <NativeSelect
      label="Keep the sound"
      description="The board stays. People are told when they are asked whether they agree."
      data={[
        { value: FOREVER, label: "As long as the recording" },
        ...offered.map((each) => ({ value: String(each), label: `${plural(each, "day")} after the end` })),
      ]}
      value={chosen === null ? FOREVER : String(chosen)}
      onChange={({ currentTarget: { value } }) => onChange(value === FOREVER ? null : Number(value))}
    />
  );
}

const OFFERED_FEEDBACK_DAYS = [1, 2, 3, 5, 7, 14] as const;
const NEVER = "never";

/** When feedback is due; `days` undefined: as for plans that do not say. */
function FeedbackDaysField({
  days = DEFAULT_FEEDBACK_DAYS,
  onChange,
}: {
  days: PlanOptions["feedbackDays"];
  onChange: (days: number | null) => void;
}) {
  const offered = [...new Set([...OFFERED_FEEDBACK_DAYS, ...(days === null ? [] : [days])])].sort((a, b) => a - b);
  return (
    <NativeSelect
      label="Feedback due"
      description="You are reminded on your list of sessions and on the session's page until you share it."
      data={[
        ...offered.map((each) => ({ value: String(each), label: `${plural(each, "day")} after the end` })),
        { value: NEVER, label: "No reminder" },
      ]}
      value={days === null ? NEVER : String(days)}
      onChange={({ currentTarget: { value } }) => onChange(value === NEVER ? null : Number(value))}
    />
  );
}
