/** The door of src/exchange: knowledge to other systems and from them. */
export { exportTo } from "./export.ts";
export { ExchangeRefused, type Finding, sentenceOf } from "./findings.ts";
export { importFrom } from "./import.ts";
export { type Format, formats } from "./pair.ts";
export { type ExchangeData, readExchangeData } from "./words.ts";
