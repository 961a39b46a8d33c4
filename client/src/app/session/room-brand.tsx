import { Link } from "react-router";
import { paths } from "@/lib/addresses/paths";
import { Mark } from "../shell/mark";
import classes from "./session.module.css";

/** Leads out of the room; the session goes on. */
export function RoomBrand() {
  return (
    <Link to={paths.home} className={classes.brand} aria-label="Casement, start page">
      <Mark size={20} />
    </Link>
  );
}
