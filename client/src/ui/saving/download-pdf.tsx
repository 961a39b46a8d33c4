import { Button } from "@mantine/core";
import { useState } from "react";
import { ApiError } from "@/lib/api-error";
import { saveFile } from "@/lib/browser/save-file";
import { describeError } from "@/lib/error-text";
import { IconDownload } from "@/ui/icons/icons";
import classes from "./download-pdf.module.css";

interface DownloadPdfProps {
  readonly label: string;
  /** Fetches the file, which the server makes meanwhile. Throws ApiError. */
  readonly load: () => Promise<{
    readonly name: string;
    readonly bytes: Uint8Array<ArrayBuffer>;
    readonly type: string;
  }>;
}

type Progress = { readonly kind: "idle" | "making" | "saved" } | { readonly kind: "failed"; readonly sentence: string };

/** What a server says about a file that it did not make is said as it stands: it knows why. */
const SAID_BY_SERVER: readonly string[] = ["NOT_FOUND", "PAYLOAD_TOO_LARGE"];

/** Downloads a PDF that takes a moment to make, and says so; an error says what to do. */
export function DownloadPdf({ label, load }: DownloadPdfProps) {
  const [progress, setProgress] = useState<Progress>({ kind: "idle" });
  const download = async () => {
    setProgress({ kind: "making" });
    try {
      const { name, bytes, type } = await load();
      saveFile(name, bytes, type);
      setProgress({ kind: "saved" });
    } catch (error) {
      setProgress({ kind: "failed", sentence: sentenceOf(error) });
    }
  };
  return (
    <div className={classes.download}>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconDownload size={14} stroke={1.5} />}
        loading={progress.kind === "making"}
        onClick={() => void download()}
      >
        {label}
      </Button>
      <span role="status" className={classes.told}>
        {progress.kind === "making" && "Making the PDF…"}
        {progress.kind === "saved" && "Downloaded."}
      </span>
      {progress.kind === "failed" && (
        <p role="alert" className={classes.failed}>
          {progress.sentence}
        </p>
      )}
    </div>
  );
}

function sentenceOf(error: unknown): string {
  if (error instanceof ApiError && SAID_BY_SERVER.includes(error.code)) return error.message;
  return describeError(error).sentence;
}
