/** The door of the API page. */
export { docsRoutes } from "./docs-routes.ts";
