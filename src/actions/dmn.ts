import type { Action } from "./action.ts";
import type { ValueType } from "./contract.ts";
import { isNumeric } from "./table.ts";

const MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/";
const DI = "https://www.omg.org/spec/DMN/20191111/DMNDI/";
const DC = "http://www.omg.org/spec/DMN/20180521/DC/";
const OURS = "https://hrss-guide.invalid/dmn";

/**
 * The action's decision table as DMN 1.3 XML, for the public tools. Derived values become input data with
 * their call as description: our calendar functions are no FEEL, so another tool is given their results.
 */
export function toDmn(action: Action): string {
	const { table, domains } = action.model;
	const inputs = table.inputs.map((name, i) => {
		const type = typeRef(domains[i]?.type ?? "text");
		return `      <input id="input-${name}" label="${escapeXml(labelOf(action, name))}">
        <inputExpression id="expression-${name}" typeRef="${type}"><text>${name}</text></inputExpression>
      </input>`;
	});
	const data = table.inputs.map((name, i) => {
		const call = action.model.values.get(name)?.source;
		const note = call ? `<description>${escapeXml(call)}</description>` : "";
		return `  <inputData id="data-${name}" name="${name}">${note}<variable id="variable-${name}" name="${name}" typeRef="${typeRef(domains[i]?.type ?? "text")}"/></inputData>`;
	});
	const needs = table.inputs.map(
		(name) =>
			`    <informationRequirement id="requires-${name}"><requiredInput href="#data-${name}"/></informationRequirement>`,
	);
	return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="${MODEL}" xmlns:dmndi="${DI}" xmlns:dc="${DC}" id="definitions-${action.id}" name="${escapeXml(action.title)}" namespace="${OURS}">
  <decision id="${action.id}" name="${escapeXml(action.title)}">
    <variable id="variable-conclusion" name="conclusion" typeRef="string"/>
${needs.join("\n")}
    <decisionTable id="table-${action.id}" hitPolicy="${table.hitPolicy.toUpperCase()}">
${inputs.join("\n")}
      <output id="output" name="conclusion" typeRef="string"/>
      <annotation name="text"/>
${rules(action).join("\n")}
    </decisionTable>
  </decision>
${data.join("\n")}
${diagram(action)}
</definitions>
`;
}

function rules(action: Action): string[] {
	const { table, conclusions } = action.model;
	return table.rows.map((row) => {
		const cells = row.cells.map(
			(cell, i) =>
				`        <inputEntry id="cell-${row.index}-${i}"><text>${escapeXml(cell?.source ?? "-")}</text></inputEntry>`,
		);
		const { text = "", units = [] } = conclusions.get(row.conclusion) ?? {};
		return `      <rule id="rule-${row.index}">
${cells.join("\n")}
        <outputEntry id="result-${row.index}"><text>"${escapeXml(row.conclusion)}"</text></outputEntry>
        <annotationEntry><text>${escapeXml(`${text.trim()} [${units.join(", ")}]`)}</text></annotationEntry>
      </rule>`;
	});
}

/** Without shapes the modellers open an empty sheet. */
function diagram(action: Action): string {
	const shape = (ref: string, x: number, y: number) =>
		`    <dmndi:DMNShape id="shape-${ref}" dmnElementRef="${ref}"><dc:Bounds x="${x}" y="${y}" width="180" height="80"/></dmndi:DMNShape>`;
	const inputs = action.model.table.inputs.map((name, i) =>
		shape(`data-${name}`, 20 + i * 220, 220),
	);
	return `  <dmndi:DMNDI><dmndi:DMNDiagram id="diagram">
${[shape(action.id, 20, 40), ...inputs].join("\n")}
  </dmndi:DMNDiagram></dmndi:DMNDI>`;
}

function labelOf(action: Action, name: string): string {
	return action.model.slots.get(name)?.question ?? name;
}

/** Months go out as dates, of their first day; sets never are inputs. */
function typeRef(type: ValueType): string {
	if (type === "yesNo") return "boolean";
	if (isNumeric(type)) return "number";
	return type === "day" || type === "month" ? "date" : "string";
}

function escapeXml(text: string): string {
	return text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replaceAll('"', "&quot;");
}
