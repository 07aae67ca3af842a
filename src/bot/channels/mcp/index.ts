/** The door of the MCP channel: the guide as tools and resources for assistants. */
export { mcpRoutes } from "./http.ts";
export type { McpOptions } from "./options.ts";
export { mcpServer } from "./server.ts";
