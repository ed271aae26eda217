// Reads pages with html-validate and prints what it complains of, one line each: node read_html.mjs FILE...
import { readFileSync } from "node:fs";
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({ root: true, extends: ["html-validate:recommended", "html-validate:a11y"], elements: ["html5"] });

for (const path of process.argv.slice(2)) {
  const report = await validator.validateString(readFileSync(path, "utf8"), path);
  for (const result of report.results) {
    for (const each of result.messages) console.log(`${path}:${each.line}:${each.column}: ${each.ruleId}: ${each.message}`);
  }
}
