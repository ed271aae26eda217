// `node rules_engine.js PACKAGE RULES.json ROUNDS POSITIVES < FACTS.ndjson`: the rules by json-rules-engine, or by its compiled like,
// fast-json-rules-engine. Prints the seconds of processor time for reading, and for the rules alone of all cases in each round, and writes
// the positive rules of each case.
'use strict';
const fs = require('fs');
const [name, rules, rounds, positives] = process.argv.slice(2);
const library = require(name);

function seconds(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function main() {
  const loaded = JSON.parse(fs.readFileSync(rules, 'utf8'));
  const engine = library.compile
    ? library.compile(loaded, { allowUndefinedFacts: true })
    : new library.Engine(loaded, { allowUndefinedFacts: true });
  const lines = fs.readFileSync(0, 'utf8').trimEnd().split('\n');
  const before = process.cpuUsage();
  const cases = lines.map((line) => JSON.parse(line));
  const reading = seconds(before);
  const timed = [];
  for (let round = 0; round < Number(rounds); ++round) {
    let found = 0;
    const begun = process.cpuUsage();
    for (const facts of cases) {
      const result = engine.run(facts);
      found += (library.compile ? result : await result).events.length;
    }
    timed.push(seconds(begun));
    if (found === 0) throw new Error('no rule is positive');
  }
  const out = [];
  for (const facts of cases) {
    const { events } = await engine.run(facts);
    out.push([facts.id, ...events.map((event) => event.type).sort()].join(' ') + '\n');
  }
  fs.writeFileSync(positives, out.join(''));
  console.log(JSON.stringify({ reading, rules: timed }));
}

main();
