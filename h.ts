import { writeSheets, writeCsv } from "./src/sheets/index.ts";
import { writeFileSync } from "node:fs";
import { roster, results, headings, person } from "./test/checking/people.ts";
writeFileSync("/tmp/r100.xlsx", await writeSheets([{name:"名单",rows:roster(100)},{name:"说明",rows:[["x"]]}]));
writeFileSync("/tmp/r10000.xlsx", await writeSheets([{name:"名单",rows:roster(10000)}]));
writeFileSync("/tmp/r10000.csv", writeCsv(roster(10000)));
writeFileSync("/tmp/clean.xlsx", await writeSheets([{name:"名单",rows:[headings, ...Array.from({length:30},(_,i)=>person(i))]}]));
writeFileSync("/tmp/result.xlsx", await writeSheets([{name:"结果",rows:results(100)}]));
