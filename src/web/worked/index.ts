/** The door of the actions' form: reading it, working it out, telling it. */
export { FactsForm } from "./facts-form.tsx";
export { Outcome, workOut } from "./outcome.tsx";
export { readFacts, type Told } from "./read-facts.ts";
