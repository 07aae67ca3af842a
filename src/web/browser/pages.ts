import { addCheckList } from "./check-list.ts";
import { addFilter } from "./filters.ts";
import { addMenuSearch } from "./menu-search.ts";
import { addTouches } from "./touches.ts";

/** The guide's pages: what is there works without this; it filters without a round trip, ticks, and marks. */
addTouches();
addFilter();
addCheckList();
addMenuSearch();
