/** The door of the calendar: a month's windows as page and as file. */
export { calendarPage } from "./calendar-page.tsx";
export { calendarFeed } from "./feed.ts";
