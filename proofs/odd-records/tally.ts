import type { BoardRecord } from "@casement/shared/document/records/board-record";
import type { OddRecords } from "@casement/shared/testing/document/odd-records";
import type { Account } from "./account.js";
import type { Way } from "./odd-stage.js";

const kindOf = ({ typeName, type }: BoardRecord) => (typeName === "binding" ? typeName : String(type));

/** Counts what was put on boards and what became of it. */
export class Tally {
  readonly #boards: Record<Way, number> = { wire: 0, old: 0 };
  readonly #records: Record<Way, number> = { wire: 0, old: 0 };
  /** kind -> how many there were, and how many of them were shown. */
  readonly #kinds = new Map<string, { all: number; shown: number }>();
  #screens = 0;
  #shown = 0;
  #named = 0;
  #unsupported = 0;

  /** `accounts`: one for each screen; they are alike. */
  add(way: Way, odd: readonly OddRecords[], accounts: readonly Account[]): void {
    const records = odd.flatMap((each) => each.records);
    this.#boards[way] += 1;
    this.#records[way] += records.length;
    this.#screens += accounts.length;
    const [account] = accounts;
    if (account === undefined) return;
    const shown = records.filter(({ id }) => account.shown.some((each) => each.id === id));
    this.#shown += shown.length;
    this.#named += account.named;
    this.#unsupported += account.unsupported;
    for (const record of records) this.#count(kindOf(record), shown.includes(record));
  }

  #count(kind: string, isShown: boolean): void {
    const { all, shown } = this.#kinds.get(kind) ?? { all: 0, shown: 0 };
    this.#kinds.set(kind, { all: all + 1, shown: shown + Number(isShown) });
  }

  /** The faults of a proof that did not do its work. */
  faults(made: readonly BoardRecord[]): string[] {
    const met = this.#shown + this.#named + this.#unsupported;
    return [
      ...(met === made.length ? [] : [`${made.length} records were made, ${met} are accounted for`]),
      ...(this.#shown > 0 && this.#named > 0 ? [] : ["all of them were shown, or none was"]),
      ...(this.#records.wire > 0 && this.#records.old > 0 ? [] : ["the server took all of them, or none"]),
    ];
  }

  line(): string {
    const { wire, old } = this.#boards;
    return `${wire + old} boards, ${this.#records.wire + this.#records.old} records, ${this.#screens} screens`;
  }

  figures(): Record<string, number | string> {
    const kinds = [...this.#kinds].sort().map(([kind, { all, shown }]) => [kind, `${all}, shown ${shown}`]);
    return {
      records: this.#records.wire + this.#records.old,
      "taken over the wire": this.#records.wire,
      "refused, hence put into the record": this.#records.old,
      boards: this.#boards.wire + this.#boards.old,
      "screens that showed the plain box": this.#screens,
      shown: this.#shown,
      "left out and named": this.#named,
      "gone with what they stand on": this.#unsupported,
      ...Object.fromEntries(kinds),
    };
  }
}
