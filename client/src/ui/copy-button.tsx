import { Button, type ButtonProps } from "@mantine/core";
import { useEffect, useState } from "react";
import { copyText } from "@/lib/browser/copy-text";
import { IconCheck, IconCopy } from "./icons/icons";

const SHOWN_FOR_MS = 2000;

interface CopyButtonProps extends ButtonProps {
  label: string;
  text: string;
  /** The browser refused the clipboard: select the text for the person instead. */
  onRefused?: () => void;
}

/** Copies, and shows that for a moment; the accessible name stays the same. */
export function CopyButton({ label, text, onRefused, ...button }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const Icon = copied ? IconCheck : IconCopy;
  const copy = async () => {
    if (await copyText(text)) setCopied(true);
    else onRefused?.();
  };
  return (
    <Button
      variant="default"
      leftSection={<Icon size={16} stroke={1.5} />}
      {...button}
      aria-label={label}
      onClick={() => void copy()}
    >
      {copied ? "Copied" : label}
    </Button>
  );
}
