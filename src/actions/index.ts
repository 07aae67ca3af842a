/** The one door of the rules engine. */
export { readCalendars } from "./calendars.ts";
export { loadActions } from "./load.ts";
export * from "./pure.ts";
export { loadRoster } from "./roster/load.ts";
