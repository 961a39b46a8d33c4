import { filled, outline } from "./icon";

/**
 * The icons in use: paths and names from the Tabler set (MIT, see THIRD_PARTY_NOTICES.md). Its packages contain
 * eighteen thousand files, a third of an install; for another icon, copy its paths. Those that every page loads are in
 * start-icons.ts.
 */

export const IconActivityHeartbeat = outline("M3 12h4.5l1.5 -6l4 12l2 -9l1.5 3h4.5");
export const IconApi = outline(
  "M4 13h5",
  "M12 16v-8h3a2 2 0 0 1 2 2v1a2 2 0 0 1 -2 2h-3",
  "M20 8v8",
  "M9 16v-5.5a2.5 2.5 0 0 0 -5 0v5.5",
);
export const IconArchive = outline(
  "M3 6a2 2 0 0 1 2 -2h14a2 2 0 0 1 2 2a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2",
  "M5 8v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2 -2v-10",
  "M10 12l4 0",
);
export const IconArchiveOff = outline(
  "M8 4h11a2 2 0 1 1 0 4h-7m-4 0h-3a2 2 0 0 1 -.826 -3.822",
  "M5 8v10a2 2 0 0 0 2 2h10a2 2 0 0 0 1.824 -1.18m.176 -3.82v-7",
  "M10 12h2",
  "M3 3l18 18",
);
export const IconArrowBarToLeft = outline("M10 12l10 0", "M10 12l4 4", "M10 12l4 -4", "M4 4l0 16");
export const IconArrowBarToRight = outline("M14 12l-10 0", "M14 12l-4 4", "M14 12l-4 -4", "M20 4l0 16");
export const IconArrowDown = outline("M12 5l0 14", "M18 13l-6 6", "M6 13l6 6");
export const IconArrowLeft = outline("M5 12l14 0", "M5 12l6 6", "M5 12l6 -6");
export const IconArrowRight = outline("M5 12l14 0", "M13 18l6 -6", "M13 6l6 6");
export const IconArrowUp = outline("M12 5l0 14", "M18 11l-6 -6", "M6 11l6 -6");
export const IconArrowsMinimize = outline(
  "M5 9l4 0l0 -4",
  "M3 3l6 6",
  "M5 15l4 0l0 4",
  "M3 21l6 -6",
  "M19 9l-4 0l0 -4",
  "M15 9l6 -6",
  "M19 15l-4 0l0 4",
  "M15 15l6 6",
);
export const IconArrowsMaximize = outline(
  "M16 4l4 0l0 4",
  "M14 10l6 -6",
  "M8 20l-4 0l0 -4",
  "M4 20l6 -6",
  "M16 20l4 0l0 -4",
  "M14 14l6 6",
  "M8 4l-4 0l0 4",
  "M4 4l6 6",
);
export const IconBadgeCc = outline(
  "M3 7a2 2 0 0 1 2 -2h14a2 2 0 0 1 2 2v10a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2z",
  "M10 10.5a1.5 1.5 0 0 0 -3 0v3a1.5 1.5 0 0 0 3 0",
  "M17 10.5a1.5 1.5 0 0 0 -3 0v3a1.5 1.5 0 0 0 3 0",
);
export const IconBell = outline(
  "M10 5a2 2 0 1 1 4 0a7 7 0 0 1 4 6v3a4 4 0 0 0 2 3h-16a4 4 0 0 0 2 -3v-3a7 7 0 0 1 4 -6",
  "M9 17v1a3 3 0 0 0 6 0v-1",
);
export const IconBellOff = outline(
  "M9.346 5.353c.21 -.129 .428 -.246 .654 -.353a2 2 0 1 1 4 0a7 7 0 0 1 4 6v3m-1 3h-13a4 4 0 0 0 2 -3v-3a6.996 6.996 0 0 1 1.273 -3.707",
  "M9 17v1a3 3 0 0 0 6 0v-1",
  "M3 3l18 18",
);
export const IconBolt = outline("M13 3l0 7l6 0l-8 11l0 -7l-6 0l8 -11");
export const IconBox = outline(
  "M12 3l8 4.5l0 9l-8 4.5l-8 -4.5l0 -9l8 -4.5",
  "M12 12l8 -4.5",
  "M12 12l0 9",
  "M12 12l-8 -4.5",
);
export const IconBraces = outline(
  "M7 4a2 2 0 0 0 -2 2v3a2 3 0 0 1 -2 3a2 3 0 0 1 2 3v3a2 2 0 0 0 2 2",
  "M17 4a2 2 0 0 1 2 2v3a2 3 0 0 0 2 3a2 3 0 0 0 -2 3v3a2 2 0 0 1 -2 2",
);
export const IconBucket = outline(
  "M12 7m-8 0a8 4 0 1 0 16 0a8 4 0 1 0 -16 0",
  "M4 7c0 .664 .088 1.324 .263 1.965l2.737 10.035c.5 1.5 2.239 2 5 2s4.5 -.5 5 -2c.333 -1 1.246 -4.345 2.737 -10.035a7.45 7.45 0 0 0 .263 -1.965",
);
export const IconBulb = outline(
  "M3 12h1m8 -9v1m8 8h1m-15.4 -6.4l.7 .7m12.1 -.7l-.7 .7",
  "M9 16a5 5 0 1 1 6 0a3.5 3.5 0 0 0 -1 3a2 2 0 0 1 -4 0a3.5 3.5 0 0 0 -1 -3",
  "M9.7 17l4.6 0",
);
export const IconCalendar = outline(
  "M4 7a2 2 0 0 1 2 -2h12a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2v-12",
  "M16 3v4",
  "M8 3v4",
  "M4 11h16",
  "M11 15h1",
  "M12 15v3",
);
export const IconCheck = outline("M5 12l5 5l10 -10");
export const IconChecks = outline("M7 12l5 5l10 -10", "M2 12l5 5m5 -5l5 -5");
export const IconChartLine = outline("M4 19l16 0", "M4 15l4 -6l4 2l4 -5l4 4");
export const IconChevronDown = outline("M6 9l6 6l6 -6");
export const IconChevronUp = outline("M6 15l6 -6l6 6");
export const IconChevronLeft = outline("M15 6l-6 6l6 6");
export const IconChevronRight = outline("M9 6l6 6l-6 6");
export const IconClockMinus = outline("M20.477 15.022a9 9 0 1 0 -7.998 5.978", "M12 7v5l3 3", "M16 19h6");
export const IconClockPlus = outline("M20.984 12.535a9 9 0 1 0 -8.468 8.45", "M16 19h6", "M19 16v6", "M12 7v5l3 3");
export const IconCloud = outline(
  "M6.657 18c-2.572 0 -4.657 -2.007 -4.657 -4.483c0 -2.475 2.085 -4.482 4.657 -4.482c.393 -1.762 1.794 -3.2 3.675 -3.773c1.88 -.572 3.956 -.193 5.444 1c1.488 1.19 2.162 3.007 1.77 4.769h.99c1.913 0 3.464 1.56 3.464 3.486c0 1.927 -1.551 3.487 -3.465 3.487h-11.878",
);
export const IconCloudUp = outline(
  "M12 18.004h-5.343c-2.572 -.004 -4.657 -2.011 -4.657 -4.487c0 -2.475 2.085 -4.482 4.657 -4.482c.393 -1.762 1.794 -3.2 3.675 -3.773c1.88 -.572 3.956 -.193 5.444 1c1.488 1.19 2.162 3.007 1.77 4.769h.99c1.38 0 2.57 .811 3.128 1.986",
  "M19 22v-6",
  "M22 19l-3 -3l-3 3",
);
export const IconColumns3 = outline(
  "M3 3m0 1a1 1 0 0 1 1 -1h16a1 1 0 0 1 1 1v16a1 1 0 0 1 -1 1h-16a1 1 0 0 1 -1 -1zm6 -1v18m6 -18v18",
);
export const IconCommand = outline("M7 9a2 2 0 1 1 2 -2v10a2 2 0 1 1 -2 -2h10a2 2 0 1 1 -2 2v-10a2 2 0 1 1 2 2h-10");
export const IconComponents = outline(
  "M3 12l3 3l3 -3l-3 -3z",
  "M15 12l3 3l3 -3l-3 -3z",
  "M9 6l3 3l3 -3l-3 -3z",
  "M9 18l3 3l3 -3l-3 -3z",
);
export const IconCopy = outline(
  "M7 9.667a2.667 2.667 0 0 1 2.667 -2.667h8.666a2.667 2.667 0 0 1 2.667 2.667v8.666a2.667 2.667 0 0 1 -2.667 2.667h-8.666a2.667 2.667 0 0 1 -2.667 -2.667l0 -8.666",
  "M4.012 16.737a2.005 2.005 0 0 1 -1.012 -1.737v-10c0 -1.1 .9 -2 2 -2h10c.75 0 1.158 .385 1.5 1",
);
export const IconCopyPlus = outline(
  "M7 9.667a2.667 2.667 0 0 1 2.667 -2.667h8.666a2.667 2.667 0 0 1 2.667 2.667v8.666a2.667 2.667 0 0 1 -2.667 2.667h-8.666a2.667 2.667 0 0 1 -2.667 -2.667l0 -8.666",
  "M4.012 16.737a2 2 0 0 1 -1.012 -1.737v-10c0 -1.1 .9 -2 2 -2h10c.75 0 1.158 .385 1.5 1",
  "M11 14h6",
  "M14 11v6",
);
export const IconDatabase = outline(
  "M12 6m-8 0a8 3 0 1 0 16 0a8 3 0 1 0 -16 0",
  "M4 6v6a8 3 0 0 0 16 0v-6",
  "M4 12v6a8 3 0 0 0 16 0v-6",
);
export const IconDeviceLaptop = outline(
  "M3 19l18 0",
  "M5 7a1 1 0 0 1 1 -1h12a1 1 0 0 1 1 1v8a1 1 0 0 1 -1 1h-12a1 1 0 0 1 -1 -1l0 -8",
);
export const IconDevices = outline(
  "M13 9a1 1 0 0 1 1 -1h6a1 1 0 0 1 1 1v10a1 1 0 0 1 -1 1h-6a1 1 0 0 1 -1 -1v-10z",
  "M18 8v-3a1 1 0 0 0 -1 -1h-13a1 1 0 0 0 -1 1v12a1 1 0 0 0 1 1h9",
  "M16 9h2",
);
export const IconDots = outline(
  "M4 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
  "M11 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
  "M18 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
);
export const IconDotsVertical = outline(
  "M11 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
  "M11 19a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
  "M11 5a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
);
export const IconDownload = outline("M4 17v2a2 2 0 0 0 2 2h12a2 2 0 0 0 2 -2v-2", "M7 11l5 5l5 -5", "M12 4l0 12");
export const IconEye = outline(
  "M10 12a2 2 0 1 0 4 0a2 2 0 0 0 -4 0",
  "M21 12c-2.4 4 -5.4 6 -9 6c-3.6 0 -6.6 -2 -9 -6c2.4 -4 5.4 -6 9 -6c3.6 0 6.6 2 9 6",
);
export const IconEyeOff = outline(
  "M10.585 10.587a2 2 0 0 0 2.829 2.828",
  "M16.681 16.673a8.717 8.717 0 0 1 -4.681 1.327c-3.6 0 -6.6 -2 -9 -6c1.272 -2.12 2.712 -3.678 4.32 -4.674m2.86 -1.146a9.055 9.055 0 0 1 1.82 -.18c3.6 0 6.6 2 9 6c-.666 1.11 -1.379 2.067 -2.138 2.87",
  "M3 3l18 18",
);
export const IconFilter = outline(
  "M4 4h16v2.172a2 2 0 0 1 -.586 1.414l-4.414 4.414v7l-6 2v-8.5l-4.48 -4.928a2 2 0 0 1 -.52 -1.345v-2.227",
);
export const IconFocusCentered = outline(
  "M11 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
  "M4 8v-2a2 2 0 0 1 2 -2h2",
  "M4 16v2a2 2 0 0 0 2 2h2",
  "M16 4h2a2 2 0 0 1 2 2v2",
  "M16 20h2a2 2 0 0 0 2 -2v-2",
);
export const IconGauge = outline(
  "M12 12m-9 0a9 9 0 1 0 18 0a9 9 0 1 0 -18 0",
  "M12 12m-1 0a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
  "M13.41 10.59l2.59 -2.59",
  "M7 12a5 5 0 0 1 5 -5",
);
export const IconGripVertical = outline(
  "M9 5m-1 0a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
  "M9 12m-1 0a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
  "M9 19m-1 0a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
  "M15 5m-1 0a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
  "M15 12m-1 0a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
  "M15 19m-1 0a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
);
export const IconHierarchy3 = outline(
  "M12 5m-2 0a2 2 0 1 0 4 0a2 2 0 1 0 -4 0",
  "M8 12m-2 0a2 2 0 1 0 4 0a2 2 0 1 0 -4 0",
  "M12 19m-2 0a2 2 0 1 0 4 0a2 2 0 1 0 -4 0",
  "M20 19m-2 0a2 2 0 1 0 4 0a2 2 0 1 0 -4 0",
  "M4 19m-2 0a2 2 0 1 0 4 0a2 2 0 1 0 -4 0",
  "M16 12m-2 0a2 2 0 1 0 4 0a2 2 0 1 0 -4 0",
  "M5 17l2 -3",
  "M9 10l2 -3",
  "M13 7l2 3",
  "M17 14l2 3",
  "M15 14l-2 3",
  "M9 14l2 3",
);
export const IconGitBranch = outline(
  "M5 18a2 2 0 1 0 4 0a2 2 0 1 0 -4 0",
  "M5 6a2 2 0 1 0 4 0a2 2 0 1 0 -4 0",
  "M15 6a2 2 0 1 0 4 0a2 2 0 1 0 -4 0",
  "M7 8l0 8",
  "M9 18h6a2 2 0 0 0 2 -2v-5",
  "M14 14l3 -3l3 3",
);
export const IconFileText = outline(
  "M14 3v4a1 1 0 0 0 1 1h4",
  "M17 21h-10a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2h7l5 5v11a2 2 0 0 1 -2 2z",
  "M9 9l1 0",
  "M9 13l6 0",
  "M9 17l6 0",
);
export const IconHistory = outline("M12 8l0 4l2 2", "M3.05 11a9 9 0 1 1 .5 4m-.5 5v-5h5");
export const IconKeyboard = outline(
  "M2 8a2 2 0 0 1 2 -2h16a2 2 0 0 1 2 2v8a2 2 0 0 1 -2 2h-16a2 2 0 0 1 -2 -2l0 -8",
  "M6 10l0 .01",
  "M10 10l0 .01",
  "M14 10l0 .01",
  "M18 10l0 .01",
  "M6 14l0 .01",
  "M18 14l0 .01",
  "M10 14l4 .01",
);
export const IconLayoutColumns = outline(
  "M4 4m0 2a2 2 0 0 1 2 -2h12a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2z",
  "M12 4l0 16",
);
export const IconLayoutGrid = outline(
  "M4 4m0 1a1 1 0 0 1 1 -1h4a1 1 0 0 1 1 1v4a1 1 0 0 1 -1 1h-4a1 1 0 0 1 -1 -1z",
  "M14 4m0 1a1 1 0 0 1 1 -1h4a1 1 0 0 1 1 1v4a1 1 0 0 1 -1 1h-4a1 1 0 0 1 -1 -1z",
  "M4 14m0 1a1 1 0 0 1 1 -1h4a1 1 0 0 1 1 1v4a1 1 0 0 1 -1 1h-4a1 1 0 0 1 -1 -1z",
  "M14 14m0 1a1 1 0 0 1 1 -1h4a1 1 0 0 1 1 1v4a1 1 0 0 1 -1 1h-4a1 1 0 0 1 -1 -1z",
);
export const IconLayoutSidebar = outline(
  "M4 6a2 2 0 0 1 2 -2h12a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2l0 -12",
  "M9 4l0 16",
);
export const IconLayoutSidebarLeftCollapse = outline(
  "M4 6a2 2 0 0 1 2 -2h12a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2l0 -12",
  "M9 4v16",
  "M15 10l-2 2l2 2",
);
export const IconLayoutSidebarLeftExpand = outline(
  "M4 6a2 2 0 0 1 2 -2h12a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2l0 -12",
  "M9 4v16",
  "M14 10l2 2l-2 2",
);
export const IconLayoutSidebarRight = outline(
  "M4 6a2 2 0 0 1 2 -2h12a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2l0 -12",
  "M15 4l0 16",
);
export const IconLayoutSidebarRightCollapse = outline(
  "M4 6a2 2 0 0 1 2 -2h12a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2l0 -12",
  "M15 4v16",
  "M9 10l2 2l-2 2",
);
export const IconLayoutSidebarRightExpand = outline(
  "M4 6a2 2 0 0 1 2 -2h12a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2l0 -12",
  "M15 4v16",
  "M10 10l-2 2l2 2",
);
export const IconLink = outline(
  "M9 15l6 -6",
  "M11 6l.463 -.536a5 5 0 0 1 7.071 7.072l-.534 .464",
  "M13 18l-.397 .534a5.068 5.068 0 0 1 -7.127 0a4.972 4.972 0 0 1 0 -7.071l.524 -.463",
);
export const IconListTree = outline("M9 6h11", "M12 12h8", "M15 18h5", "M5 6v.01", "M8 12v.01", "M11 18v.01");
export const IconLoadBalancer = outline(
  "M12 13m-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0",
  "M12 20m-1 0a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
  "M12 16v3",
  "M12 10v-7",
  "M9 6l3 -3l3 3",
  "M14.894 12.227l6.11 -2.224",
  "M17.159 8.21l3.845 1.793l-1.793 3.845",
  "M9.101 12.214l-6.075 -2.211",
  "M6.871 8.21l-3.845 1.793l1.793 3.845",
);
export const IconLoader = outline(
  "M12 6l0 -3",
  "M16.25 7.75l2.15 -2.15",
  "M18 12l3 0",
  "M16.25 16.25l2.15 2.15",
  "M12 18l0 3",
  "M7.75 16.25l-2.15 2.15",
  "M6 12l-3 0",
  "M7.75 7.75l-2.15 -2.15",
);
export const IconLock = outline(
  "M5 13a2 2 0 0 1 2 -2h10a2 2 0 0 1 2 2v6a2 2 0 0 1 -2 2h-10a2 2 0 0 1 -2 -2v-6",
  "M11 16a1 1 0 1 0 2 0a1 1 0 0 0 -2 0",
  "M8 11v-4a4 4 0 1 1 8 0v4",
);
export const IconLogout = outline(
  "M14 8v-2a2 2 0 0 0 -2 -2h-7a2 2 0 0 0 -2 2v12a2 2 0 0 0 2 2h7a2 2 0 0 0 2 -2v-2",
  "M9 12h12l-3 -3",
  "M18 15l3 -3",
);
export const IconMail = outline(
  "M3 7a2 2 0 0 1 2 -2h14a2 2 0 0 1 2 2v10a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-10",
  "M3 7l9 6l9 -6",
);
export const IconMaximize = outline(
  "M4 8v-2a2 2 0 0 1 2 -2h2",
  "M4 16v2a2 2 0 0 0 2 2h2",
  "M16 4h2a2 2 0 0 1 2 2v2",
  "M16 20h2a2 2 0 0 0 2 -2v-2",
);
export const IconMessage = outline(
  "M8 9h8",
  "M8 13h6",
  "M18 4a3 3 0 0 1 3 3v8a3 3 0 0 1 -3 3h-5l-5 3v-3h-2a3 3 0 0 1 -3 -3v-8a3 3 0 0 1 3 -3h12",
);
export const IconMessageCircle = outline(
  "M3 20l1.3 -3.9c-2.324 -3.437 -1.426 -7.872 2.1 -10.374c3.526 -2.501 8.59 -2.296 11.845 .48c3.255 2.777 3.695 7.266 1.029 10.501c-2.666 3.235 -7.615 4.215 -11.574 2.293l-4.7 1",
);
export const IconMicrophone = outline(
  "M9 2m0 3a3 3 0 0 1 3 -3h0a3 3 0 0 1 3 3v5a3 3 0 0 1 -3 3h0a3 3 0 0 1 -3 -3z",
  "M5 10a7 7 0 0 0 14 0",
  "M8 21l8 0",
  "M12 17l0 4",
);
export const IconMicrophoneOff = outline(
  "M3 3l18 18",
  "M9 5a3 3 0 0 1 6 0v5a3 3 0 0 1 -.13 .874m-2 2a3 3 0 0 1 -3.87 -2.872v-1",
  "M5 10a7 7 0 0 0 10.846 5.85m2 -2a6.967 6.967 0 0 0 1.152 -3.85",
  "M8 21l8 0",
  "M12 17l0 4",
);
export const IconMinimize = outline(
  "M15 19v-2a2 2 0 0 1 2 -2h2",
  "M15 5v2a2 2 0 0 0 2 2h2",
  "M5 15h2a2 2 0 0 1 2 2v2",
  "M5 9h2a2 2 0 0 0 2 -2v-2",
);
export const IconMinus = outline("M5 12l14 0");
export const IconPencil = outline("M4 20h4l10.5 -10.5a2.828 2.828 0 1 0 -4 -4l-10.5 10.5v4", "M13.5 6.5l4 4");
export const IconPhoneOff = outline(
  "M3 21l18 -18",
  "M5.831 14.161a15.946 15.946 0 0 1 -2.831 -8.161a2 2 0 0 1 2 -2h4l2 5l-2.5 1.5c.108 .22 .223 .435 .345 .645m1.751 2.277c.843 .84 1.822 1.544 2.904 2.078l1.5 -2.5l5 2v4a2 2 0 0 1 -2 2a15.963 15.963 0 0 1 -10.344 -4.657",
);
export const IconPhotoDown = outline(
  "M15 8h.01",
  "M12.5 21h-6.5a3 3 0 0 1 -3 -3v-12a3 3 0 0 1 3 -3h12a3 3 0 0 1 3 3v6.5",
  "M3 16l5 -5c.928 -.893 2.072 -.893 3 0l4 4",
  "M14 14l1 -1c.653 -.629 1.413 -.815 2.13 -.559",
  "M19 16v6",
  "M22 19l-3 3l-3 -3",
);
export const IconPin = outline(
  "M15 4.5l-4 4l-4 1.5l-1.5 1.5l7 7l1.5 -1.5l1.5 -4l4 -4",
  "M9 15l-4.5 4.5",
  "M14.5 4l5.5 5.5",
);
export const IconPlayerPause = outline(
  "M6 6a1 1 0 0 1 1 -1h2a1 1 0 0 1 1 1v12a1 1 0 0 1 -1 1h-2a1 1 0 0 1 -1 -1l0 -12",
  "M14 6a1 1 0 0 1 1 -1h2a1 1 0 0 1 1 1v12a1 1 0 0 1 -1 1h-2a1 1 0 0 1 -1 -1l0 -12",
);
export const IconPlayerPauseFilled = filled(
  "M9 4h-2a2 2 0 0 0 -2 2v12a2 2 0 0 0 2 2h2a2 2 0 0 0 2 -2v-12a2 2 0 0 0 -2 -2z",
  "M17 4h-2a2 2 0 0 0 -2 2v12a2 2 0 0 0 2 2h2a2 2 0 0 0 2 -2v-12a2 2 0 0 0 -2 -2z",
);
export const IconPlayerPlay = outline("M7 4v16l13 -8l-13 -8");
export const IconPlayerPlayFilled = filled(
  "M6 4v16a1 1 0 0 0 1.524 .852l13 -8a1 1 0 0 0 0 -1.704l-13 -8a1 1 0 0 0 -1.524 .852z",
);
export const IconPlayerSkipForward = outline("M4 5v14l12 -7l-12 -7", "M20 5l0 14");
export const IconPlayerTrackNext = outline("M3 5v14l8 -7l-8 -7", "M14 5v14l8 -7l-8 -7");
export const IconPlugConnectedX = outline(
  "M20 16l-4 4",
  "M7 12l5 5l-1.5 1.5a3.536 3.536 0 1 1 -5 -5l1.5 -1.5z",
  "M17 12l-5 -5l1.5 -1.5a3.536 3.536 0 1 1 5 5l-1.5 1.5z",
  "M3 21l2.5 -2.5",
  "M18.5 5.5l2.5 -2.5",
  "M10 11l-2 2",
  "M13 14l-2 2",
  "M16 16l4 4",
);
export const IconPointer = outline(
  "M7.904 17.563a1.2 1.2 0 0 0 2.228 .308l2.09 -3.093l4.907 4.907a1.067 1.067 0 0 0 1.509 0l1.047 -1.047a1.067 1.067 0 0 0 0 -1.509l-4.907 -4.907l3.113 -2.09a1.2 1.2 0 0 0 -.309 -2.228l-13.582 -3.904l3.904 13.563z",
);
export const IconQuestionMark = outline(
  "M8 8a3.5 3 0 0 1 3.5 -3h1a3.5 3 0 0 1 3.5 3a3 3 0 0 1 -2 3a3 4 0 0 0 -2 4",
  "M12 19l0 .01",
);
export const IconRectangle = outline("M3 7a2 2 0 0 1 2 -2h14a2 2 0 0 1 2 2v10a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2z");
export const IconRefresh = outline("M20 11a8.1 8.1 0 0 0 -15.5 -2m-.5 -4v4h4", "M4 13a8.1 8.1 0 0 0 15.5 2m.5 4v-4h-4");
export const IconRepeat = outline(
  "M4 12v-3a3 3 0 0 1 3 -3h13m-3 -3l3 3l-3 3",
  "M20 12v3a3 3 0 0 1 -3 3h-13m3 3l-3 -3l3 -3",
);
export const IconRewindBackward5 = outline(
  "M15 18a6 6 0 1 0 0 -12h-11",
  "M7 9l-3 -3l3 -3",
  "M8 20h2a1 1 0 0 0 1 -1v-1a1 1 0 0 0 -1 -1h-2v-3h3",
);
export const IconRewindForward5 = outline(
  "M9 18a6 6 0 1 1 0 -12h11",
  "M13 20h2a1 1 0 0 0 1 -1v-1a1 1 0 0 0 -1 -1h-2v-3h3",
  "M17 9l3 -3l-3 -3",
);
export const IconScissors = outline(
  "M6 7m-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0",
  "M6 17m-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0",
  "M8.6 8.6l10.4 10.4",
  "M8.6 15.4l10.4 -10.4",
);
export const IconSearch = outline("M3 10a7 7 0 1 0 14 0a7 7 0 1 0 -14 0", "M21 21l-6 -6");
export const IconSend = outline(
  "M10 14l11 -11",
  "M21 3l-6.5 18a.55 .55 0 0 1 -1 0l-3.5 -7l-7 -3.5a.55 .55 0 0 1 0 -1l18 -6.5",
);
export const IconSettings = outline(
  "M10.325 4.317c.426 -1.756 2.924 -1.756 3.35 0a1.724 1.724 0 0 0 2.573 1.066c1.543 -.94 3.31 .826 2.37 2.37a1.724 1.724 0 0 0 1.065 2.572c1.756 .426 1.756 2.924 0 3.35a1.724 1.724 0 0 0 -1.066 2.573c.94 1.543 -.826 3.31 -2.37 2.37a1.724 1.724 0 0 0 -2.572 1.065c-.426 1.756 -2.924 1.756 -3.35 0a1.724 1.724 0 0 0 -2.573 -1.066c-1.543 .94 -3.31 -.826 -2.37 -2.37a1.724 1.724 0 0 0 -1.065 -2.572c-1.756 -.426 -1.756 -2.924 0 -3.35a1.724 1.724 0 0 0 1.066 -2.573c-.94 -1.543 .826 -3.31 2.37 -2.37c1 .608 2.296 .07 2.572 -1.065z",
  "M9 12a3 3 0 1 0 6 0a3 3 0 0 0 -6 0",
);
export const IconSitemap = outline(
  "M3 17a2 2 0 0 1 2 -2h2a2 2 0 0 1 2 2v2a2 2 0 0 1 -2 2h-2a2 2 0 0 1 -2 -2l0 -2",
  "M15 17a2 2 0 0 1 2 -2h2a2 2 0 0 1 2 2v2a2 2 0 0 1 -2 2h-2a2 2 0 0 1 -2 -2l0 -2",
  "M9 5a2 2 0 0 1 2 -2h2a2 2 0 0 1 2 2v2a2 2 0 0 1 -2 2h-2a2 2 0 0 1 -2 -2l0 -2",
  "M6 15v-1a2 2 0 0 1 2 -2h8a2 2 0 0 1 2 2v1",
  "M12 9l0 3",
);
export const IconTable = outline(
  "M3 5a2 2 0 0 1 2 -2h14a2 2 0 0 1 2 2v14a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-14z",
  "M3 10h18",
  "M10 3v18",
);
export const IconTrash = outline(
  "M4 7l16 0",
  "M10 11l0 6",
  "M14 11l0 6",
  "M5 7l1 12a2 2 0 0 0 2 2h8a2 2 0 0 0 2 -2l1 -12",
  "M9 7v-3a1 1 0 0 1 1 -1h4a1 1 0 0 1 1 1v3",
);
export const IconUnlink = outline(
  "M17 22v-2",
  "M9 15l6 -6",
  "M11 6l.463 -.536a5 5 0 0 1 7.071 7.072l-.534 .464",
  "M13 18l-.397 .534a5.068 5.068 0 0 1 -7.127 0a4.972 4.972 0 0 1 0 -7.071l.524 -.463",
  "M20 17h2",
  "M2 7h2",
  "M7 2v2",
);
export const IconUpload = outline("M4 17v2a2 2 0 0 0 2 2h12a2 2 0 0 0 2 -2v-2", "M7 9l5 -5l5 5", "M12 4l0 12");
export const IconUser = outline("M8 7a4 4 0 1 0 8 0a4 4 0 0 0 -8 0", "M6 21v-2a4 4 0 0 1 4 -4h4a4 4 0 0 1 4 4v2");
export const IconUsers = outline(
  "M5 7a4 4 0 1 0 8 0a4 4 0 1 0 -8 0",
  "M3 21v-2a4 4 0 0 1 4 -4h4a4 4 0 0 1 4 4v2",
  "M16 3.13a4 4 0 0 1 0 7.75",
  "M21 21v-2a4 4 0 0 0 -3 -3.85",
);
export const IconUserPlus = outline(
  "M8 7a4 4 0 1 0 8 0a4 4 0 0 0 -8 0",
  "M16 19h6",
  "M19 16v6",
  "M6 21v-2a4 4 0 0 1 4 -4h4",
);
export const IconUserMinus = outline(
  "M8 7a4 4 0 1 0 8 0a4 4 0 0 0 -8 0",
  "M6 21v-2a4 4 0 0 1 4 -4h4c.348 0 .686 .045 1.009 .128",
  "M16 19h6",
);
export const IconVideo = outline(
  "M15 10l4.553 -2.276a1 1 0 0 1 1.447 .894v6.764a1 1 0 0 1 -1.447 .894l-4.553 -2.276v-4",
  "M3 8a2 2 0 0 1 2 -2h8a2 2 0 0 1 2 2v8a2 2 0 0 1 -2 2h-8a2 2 0 0 1 -2 -2l0 -8",
);
export const IconVideoOff = outline(
  "M3 3l18 18",
  "M15 11v-1l4.553 -2.276a1 1 0 0 1 1.447 .894v6.764a1 1 0 0 1 -.675 .946",
  "M10 6h3a2 2 0 0 1 2 2v3m0 4v1a2 2 0 0 1 -2 2h-8a2 2 0 0 1 -2 -2v-8a2 2 0 0 1 2 -2h1",
);
export const IconVolume = outline(
  "M15 8a5 5 0 0 1 0 8",
  "M17.7 5a9 9 0 0 1 0 14",
  "M6 15h-2a1 1 0 0 1 -1 -1v-4a1 1 0 0 1 1 -1h2l3.5 -4.5a.8 .8 0 0 1 1.5 .5v14a.8 .8 0 0 1 -1.5 .5l-3.5 -4.5",
);
export const IconVolumeOff = outline(
  "M15 8a5 5 0 0 1 1.912 4.934m-1.377 2.602a5 5 0 0 1 -.535 .464",
  "M17.7 5a9 9 0 0 1 2.362 11.086m-1.676 2.299a9 9 0 0 1 -.686 .615",
  "M9.069 5.054l.431 -.554a.8 .8 0 0 1 1.5 .5v2m0 4v8a.8 .8 0 0 1 -1.5 .5l-3.5 -4.5h-2a1 1 0 0 1 -1 -1v-4a1 1 0 0 1 1 -1h2l1.294 -1.664",
  "M3 3l18 18",
);
export const IconWorld = outline(
  "M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0",
  "M3.6 9h16.8",
  "M3.6 15h16.8",
  "M11.5 3a17 17 0 0 0 0 18",
  "M12.5 3a17 17 0 0 1 0 18",
);
export const IconX = outline("M18 6l-12 12", "M6 6l12 12");
export const IconZoomScan = outline(
  "M4 8v-2a2 2 0 0 1 2 -2h2",
  "M4 16v2a2 2 0 0 0 2 2h2",
  "M16 4h2a2 2 0 0 1 2 2v2",
  "M16 20h2a2 2 0 0 0 2 -2v-2",
  "M8 11a3 3 0 1 0 6 0a3 3 0 0 0 -6 0",
  "M16 16l-2.5 -2.5",
);
