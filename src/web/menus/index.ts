/** The door of the map of menus. */
export { menusPage } from "./menus-page.tsx";
