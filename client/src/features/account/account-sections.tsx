import type { Account } from "@casement/shared/contract/http";
import type { ReactNode } from "react";
import { Tag } from "@/ui/tag";
import classes from "./account.module.css";
import { PasswordForm } from "./password-form";
import { SignInList } from "./sign-in-list";

export function AccountSections({ account, signOut }: { account: Account; signOut: ReactNode }) {
  return (
    <>
      <Section title="Profile">
        <div className={classes.facts}>
          <span className={classes.name}>
            <bdi>{account.name}</bdi> {account.administrator && <Tag tone="accent">Administrator</Tag>}
          </span>
          <span className={classes.mail}>{account.email}</span>
        </div>
      </Section>
      <Section title="Password">
        <PasswordForm />
      </Section>
      <Section title="Where you are signed in">
        <SignInList />
      </Section>
      <Section title="Leave">
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
