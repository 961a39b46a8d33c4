import { Notifications } from "@mantine/notifications";

/** Shows notices above the page; a chunk of its own. */
export function NoticeList() {
  return <Notifications position="top-center" limit={3} autoClose={4000} />;
}
