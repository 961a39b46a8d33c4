import { keepsWords } from "@casement/shared/session/plan-options";
import { ActionIcon, Checkbox, NativeSelect, Popover, Switch } from "@mantine/core";
import { useState } from "react";
import { useMyself, useSessionState } from "@/session/session-context";
import { findRecognition } from "@/sound/captions/recognition";
import { IconBadgeCc } from "@/ui/icons/icons";
import { sayCaptions } from "./caption-words";
import classes from "./captions.module.css";
import { languages, useCaptioner, useCaptionView, useShowsCaptions } from "./use-captions";

/** In a session whose words are written down: captions of one's own microphone, and whether captions are shown here. */
export function Captions() {
  const keeps = useSessionState((state) => keepsWords(state.plan));
  const { role } = useMyself();
  return keeps && role !== "observer" ? <CaptionMenu /> : null;
}

function CaptionMenu() {
  const [on, setOn] = useState(false);
  const [offered] = useState(languages);
  const [lang, setLang] = useState(offered[0]?.value ?? "en-US");
  const [cloud, setCloud] = useState(false);
  const [shows, setShows] = useShowsCaptions();
  const { sound } = useMyself();
  useCaptioner(on ? { lang, cloud } : null);
  const view = useCaptionView();
  const agreed = sound.agreed !== null;
  const active = view?.stage === "listening" || view?.stage === "muted";
  return (
    <Popover width={340} position="top-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant={active ? "light" : "subtle"}
          color={active ? "teal" : "gray"}
          size="lg"
          title="Captions"
          aria-label={active ? "Captions, on" : "Captions"}
        >
          <IconBadgeCc size={18} stroke={1.5} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label="Captions" className={classes.menu}>
        <Switch
          label="Caption my microphone"
          description={agreed ? undefined : "Agree to the recording of your sound first."}
          checked={on && agreed}
          disabled={!agreed}
          onChange={(event) => setOn(event.currentTarget.checked)}
        />
        <p className={classes.state} role="status">
          {view !== null && on && agreed && sayCaptions(view)}
        </p>
        <NativeSelect
          size="xs"
          label="You speak"
          data={offered}
          value={lang}
          onChange={(event) => setLang(event.currentTarget.value)}
        />
        {findRecognition() !== null && (
          <Checkbox
            size="xs"
            label="Let my browser send my sound to its maker"
            description="It is recognised on the servers of your browser's maker, outside of Casement. Without this it never leaves your device for captions."
            checked={cloud}
            onChange={(event) => setCloud(event.currentTarget.checked)}
          />
        )}
        <Switch
          label="Show captions here"
          checked={shows}
          onChange={(event) => setShows(event.currentTarget.checked)}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
