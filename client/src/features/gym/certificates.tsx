import type { CertificateItem } from "@casement/shared/contract/http/training";
import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useId, useState } from "react";
import { useCertificates, useGiveCertificate, useRevokeCertificate } from "@/api/gym/gym";
import { sayWhen } from "@/lib/zoned-time";
import { ErrorNotice } from "@/ui/notices/error-notice";
import classes from "./gym.module.css";

/** The account's own certificates; the administrator gives and revokes them here. */
export function Certificates({ own, administers }: { own: readonly CertificateItem[]; administers: boolean }) {
  const heading = useId();
  const all = useCertificates(administers);
  return (
    <section aria-labelledby={heading} className={classes.part}>
      <h2 id={heading}>Certificates</h2>
      <p className={classes.note}>A person gives them, never a figure.</p>
      {own.length === 0 && !administers && <p className={classes.note}>You have none yet.</p>}
      <CertificateList items={administers ? (all.data ?? []) : own} administers={administers} />
      {administers && <GiveCertificate />}
      <ErrorNotice error={all.error} />
    </section>
  );
}

function CertificateList({ items, administers }: { items: readonly CertificateItem[]; administers: boolean }) {
  const revoke = useRevokeCertificate();
  return (
    <ul className={classes.attempts}>
      {items.map(({ id, name, givenBy, note, givenAt, revokedAt }) => (
        <li key={id}>
          <b dir="auto">{name}</b>, by <bdi>{givenBy}</bdi> {sayWhen(givenAt, Date.now())}:{" "}
          <span dir="auto">{note}</span>
          {revokedAt !== null && ` (revoked ${sayWhen(revokedAt, Date.now())})`}
          {administers && revokedAt === null && (
            <Button size="compact-xs" variant="subtle" color="red" onClick={() => revoke.mutate(id)}>
              Revoke
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function GiveCertificate() {
  const give = useGiveCertificate();
  const [email, setEmail] = useState("");
  const [note, setNote] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    give.mutate(
      { email: email.trim(), note },
      {
        onSuccess: () => {
          setEmail("");
          setNote("");
        },
      },
    );
  };
  return (
    <form className={classes.give} onSubmit={submit}>
      <TextInput
        label="Address of the account"
        type="email"
        required
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <TextInput
        label="What you saw"
        required
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={give.isPending}>
        Give a certificate
      </Button>
      <ErrorNotice error={give.error} />
    </form>
  );
}
