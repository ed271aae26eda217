// `node rules_engine.js RULES.json < CASES.ndjson`: the positive rules of each case, by the npm json-rules-engine.
'use strict';
const fs = require('fs');
const readline = require('readline');
const { Engine } = require('json-rules-engine');

async function main() {
  const engine = new Engine(JSON.parse(fs.readFileSync(process.argv[2], 'utf8')), { allowUndefinedFacts: true });
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const answers = JSON.parse(line);
    if (answers.location) answers.site = answers.location[0];
    const { events } = await engine.run(answers);
    const rules = events.map((event) => ({ id: event.type, urgency: event.params.urgency }));
    process.stdout.write(JSON.stringify({ id: answers.id, rules }) + '\n');
  }
}

main();
