import type { Account } from "@casement/shared/contract/http/accounts";
import { Anchor } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { paths } from "@/lib/addresses/paths";
import { Tag } from "@/ui/tag";
import classes from "./account.module.css";
import { PasswordForm } from "./password-form";
import { ProfileForm } from "./profile-form";
import { SignInList } from "./sign-in-list";

export function AccountSections({ account, signOut }: { account: Account; signOut: ReactNode }) {
  return (
    <>
      <Section title="Profile">
        {account.administrator && (
          <p className={classes.role}>
            <Tag tone="accent">Administrator</Tag>{" "}
            <Anchor component={Link} to={paths.accounts} size="sm">
              People on this server
            </Anchor>
          </p>
        )}
        <ProfileForm key={account.id} account={account} />
      </Section>
      <Section title="Password">
        <PasswordForm />
      </Section>
      <Section title="Where you are signed in">
        <SignInList />
      </Section>
      <Section title="Sign out">
        <div>{signOut}</div>
      </Section>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <h2 className={classes.sectionTitle}>{title}</h2>
      <div>{children}</div>
    </section>
  );
}
