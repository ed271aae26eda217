// `node duckdb_rules.js RULES.json ROUNDS POSITIVES FACTS.ndjson`: the rules as one query of DuckDB with one thread over a table of
// the cases. RULES.json has the types of the facts, the columns of the table, and a condition for each rule. Prints and writes what rules_engine.js does.
'use strict';
const fs = require('fs');
const { DuckDBInstance } = require('@duckdb/node-api');
const [file, rounds, positives, facts] = process.argv.slice(2);

function seconds(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function main() {
  const { facts: types, columns, rules } = JSON.parse(fs.readFileSync(file, 'utf8'));
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const database = await instance.connect();
  const read = Object.entries(types).map(([name, type]) => `${name}: '${type}'`);
  const kept = Object.entries(columns).map(([name, expression]) => `${expression} AS ${name}`);
  const before = process.cpuUsage();
  await database.run(
    `CREATE TABLE cases AS SELECT ${kept.join(', ')} FROM read_json('${facts}', format = 'newline_delimited', columns = {${read.join(', ')}})`);
  const reading = seconds(before);
  const ids = Object.keys(rules).sort();
  const counts = ids.map((id) => `count(*) FILTER (WHERE ${rules[id]})`);
  const timed = [];
  for (let round = 0; round < Number(rounds); ++round) {
    const begun = process.cpuUsage();
    await (await database.run(`SELECT ${counts.join(', ')} FROM cases`)).getRows();
    timed.push(seconds(begun));
  }
  const said = ids.map((id) => `CASE WHEN ${rules[id]} THEN '${id}' END`);
  const rows = await (await database.run(`SELECT concat_ws(' ', id, ${said.join(', ')}) FROM cases ORDER BY rowid`)).getRows();
  fs.writeFileSync(positives, rows.map(([line]) => line + '\n').join(''));
  console.log(JSON.stringify({ reading, rules: timed }));
}

main();
