import type { Role } from "@casement/shared/session/role";
import type { Participant } from "@casement/shared/session-log/state";
import { distinctNames } from "./people";

const person = (id: string, name: string, role: Role, removed = false) =>
  ({ id, name, role, removed, joinedAt: Number(id) }) as Participant;
const named = (...people: Participant[]) =>
  [...distinctNames(Object.fromEntries(people.map((one) => [one.id, one]))).values()].sort();

test("UI-50 people of one name are told apart by their roles, then by a number", () => {
  expect(named(person("1", "Ana", "owner"), person("2", "Ben", "candidate"))).toEqual(["Ana", "Ben"]);
  expect(named(person("1", "Ben", "candidate"), person("2", "Ben", "observer"))).toEqual([
    "Ben (candidate)",
    "Ben (observer)",
  ]);
  expect(named(person("1", "Ben", "observer"), person("2", "Ben", "observer"))).toEqual([
    "Ben (observer 1)",
    "Ben (observer 2)",
  ]);
});

test("UI-50 somebody who was removed needs no telling apart", () => {
  expect(named(person("1", "Ben", "candidate"), person("2", "Ben", "candidate", true))).toEqual(["Ben"]);
});
