/** The door of the calendar's page. */
export { calendarPage } from "./calendar-page.tsx";
