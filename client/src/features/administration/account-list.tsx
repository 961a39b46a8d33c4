import type { AccountItem, SignUpRule } from "@casement/shared/contract/http/accounts";
import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useAccounts } from "@/api/accounts";
import { sayWhenWithin } from "@/lib/zoned-time";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import { Tag } from "@/ui/tag";
import classes from "./administration.module.css";
import { DisableDialog } from "./disable-dialog";
import { ResetDialog } from "./reset-dialog";

/** Who can create an account, in words; the server's settings decide it. */
const SIGN_UP_WORDS: Readonly<Record<SignUpRule, string>> = {
  first:
    "Nobody else can create an account: SIGN_UP is “first”. To let colleagues in, restart the server with SIGN_UP=open, and set it back once they are in.",
  closed:
    "Nobody can create an account: SIGN_UP is “closed”. To let colleagues in, restart the server with SIGN_UP=open, and set it back once they are in.",
  open: "Anybody who can reach this server can create an account: SIGN_UP is “open”. Restart the server with SIGN_UP=closed to stop that.",
};

/** Every account, with what its administrator can do for it. `own`: the administrator's. */
export function AccountList({ own }: { own: string }) {
  const accounts = useAccounts();
  const [resetting, setResetting] = useState<AccountItem | null>(null);
  const [disabling, setDisabling] = useState<AccountItem | null>(null);
  const now = Date.now();
  return (
    <>
      <ErrorNotice error={accounts.error} onRetry={() => void accounts.refetch()} />
      {accounts.isPending && <LoadingRows rows={3} height={56} />}
      {accounts.data && (
        <>
          <p className={classes.rule}>{SIGN_UP_WORDS[accounts.data.signUp]}</p>
          <ul className={classes.list} aria-label="Accounts">
            {accounts.data.items.map((item) => (
              <AccountRow
                key={item.id}
                item={item}
                own={item.id === own}
                now={now}
                onReset={() => setResetting(item)}
                onDisable={() => setDisabling(item)}
              />
            ))}
          </ul>
        </>
      )}
      {resetting !== null && <ResetDialog account={resetting} onClose={() => setResetting(null)} />}
      <DisableDialog account={disabling} onClose={() => setDisabling(null)} />
    </>
  );
}

interface AccountRowProps {
  readonly item: AccountItem;
  readonly own: boolean;
  readonly now: number;
  readonly onReset: () => void;
  readonly onDisable: () => void;
}

function AccountRow({ item, own, now, onReset, onDisable }: AccountRowProps) {
  const { name, email, administrator, createdAt, lastSignInAt, disabled } = item;
  return (
    <li className={classes.item} data-disabled={disabled || undefined}>
      <div className={classes.who}>
        <span className={classes.name}>
          <bdi>{name}</bdi> {administrator && <Tag tone="accent">Administrator</Tag>}{" "}
          {disabled && <Tag tone="vermilion">Disabled</Tag>} {own && <Tag>You</Tag>}
        </span>
        <span className={classes.mail}>{email}</span>
      </div>
      <span className={classes.times}>
        Created {sayWhenWithin(createdAt, now)}
        <br />
        {lastSignInAt === null ? "Last sign-in not known" : `Last sign-in ${sayWhenWithin(lastSignInAt, now)}`}
      </span>
      <Group gap={6} wrap="nowrap" className={classes.tools}>
        {!disabled && !own && (
          <Button variant="default" size="xs" aria-label={`Reset password of ${name}`} onClick={onReset}>
            Reset password…
          </Button>
        )}
        {!own && (
          <Button
            variant="subtle"
            size="xs"
            color={disabled ? undefined : "danger"}
            aria-label={`${disabled ? "Enable" : "Disable"} ${name}`}
            onClick={onDisable}
          >
            {disabled ? "Enable…" : "Disable…"}
          </Button>
        )}
      </Group>
    </li>
  );
}
