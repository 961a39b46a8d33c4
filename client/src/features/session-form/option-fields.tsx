import { type CallKind, callKindSchema } from "@casement/shared/session/call";
import type { PlanOptions } from "@casement/shared/session/plan-options";
import { Fieldset, Input, SegmentedControl, Stack, Switch } from "@mantine/core";
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
