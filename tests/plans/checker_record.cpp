#include "checker_record.h"

#include <algorithm>
#include <utility>

#include "base/date.h"
#include "base/number.h"

namespace kneecheck::plans {
namespace {

[[noreturn]] void bad(const std::string& at, const std::string& what) {
  throw Unreadable{at + ": " + what};
}

// An object of which every key must be asked for, each once.
class Object {
 public:
  Object(Value value, std::string at) : at_(std::move(at)) {
    if (!value.exists() || !value.is_map()) bad(at_, "not a mapping");
    for (Value key = value.first(); key.exists(); key = key.next(value))
      entries_.push_back({key.text(), key.value_of_key(), false});
  }

  const std::string& at() const { return at_; }

  Value optional(Text key) {
    for (Entry& entry : entries_) {
      if (entry.key != key) continue;
      entry.asked = true;
      return entry.value;
    }
    return {};
  }
  Value operator[](Text key) {
    const Value value = optional(key);
    if (!value.exists()) bad(at_, "no key " + std::string(key));
    return value;
  }

  Text text(Text key) {
    const Value value = (*this)[key];
    if (value.kind() != NodeKind::quoted || value.text().empty()) bad(place(key), "not a text");
    return value.text();
  }
  Text word(Text key, const std::vector<Text>& known) {
    const Text found = text(key);
    if (std::find(known.begin(), known.end(), found) == known.end())
      bad(place(key), "no known word: " + std::string(found));
    return found;
  }
  template <std::size_t size>
  int index(Text key, const std::array<Text, size>& known) {
    const Text found = word(key, {known.begin(), known.end()});
    return static_cast<int>(std::find(known.begin(), known.end(), found) - known.begin());
  }
  std::int64_t decimal(Text key) {
    const Value value = (*this)[key];
    const auto number = value.kind() == NodeKind::plain ? parse_decimal(value.text()) : std::nullopt;
    if (!number || *number < 0) bad(place(key), "not a number from 0");
    return *number;
  }
  int whole(Text key) {
    const std::int64_t number = decimal(key);
    if (number % decimal_one != 0) bad(place(key), "not a whole number");
    return static_cast<int>(number / decimal_one);
  }
  std::optional<int> whole_or_null(Text key) {
    return (*this)[key].is_null() ? std::nullopt : std::optional{whole(key)};
  }
  int tenths(Text key) {
    const std::int64_t number = decimal(key);
    if (number % (decimal_one / 10) != 0) bad(place(key), "finer than 0.1");
    return static_cast<int>(number / (decimal_one / 10));
  }
  bool flag(Text key) {
    const Value value = (*this)[key];
    if (value.kind() != NodeKind::plain || (value.text() != "true" && value.text() != "false"))
      bad(place(key), "neither true nor false");
    return value.text() == "true";
  }
  int date(Text key) {
    const auto parsed = parse_date(text(key));
    if (!parsed) bad(place(key), "not a date");
    return parsed->days;
  }

  enum class May { be_empty, not_be_empty };
  std::vector<Value> list(Text key, May may = May::be_empty) {
    const Value value = (*this)[key];
    if (!value.is_list()) bad(place(key), "not a list");
    std::vector<Value> items;
    for (Value item = value.first(); item.exists(); item = item.next(value)) items.push_back(item);
    if (items.empty() && may == May::not_be_empty) bad(place(key), "empty");
    return items;
  }
  Texts texts(Text key, May may = May::be_empty) {
    Texts all;
    for (const Value item : list(key, may)) {
      if (item.kind() != NodeKind::quoted || item.text().empty()) bad(place(key), "holds what is not a text");
      all.push_back(item.text());
    }
    return all;
  }

  std::string place(Text key) const { return at_ + "." + std::string(key); }

  // Nothing else may stand in it.
  void close() const {
    for (const Entry& entry : entries_) {
      if (!entry.asked) bad(at_, "unknown key " + std::string(entry.key));
    }
  }

 private:
  struct Entry {
    Text key;
    Value value;
    bool asked = false;
  };
  std::string at_;
  std::vector<Entry> entries_;
};

constexpr auto not_empty = Object::May::not_be_empty;

template <class Row>
std::vector<Row> rows(Object& object, Text key, Row (*read)(Value, const std::string&),
                      Object::May may = Object::May::be_empty) {
  std::vector<Row> all;
  for (const Value item : object.list(key, may))
    all.push_back(read(item, object.place(key) + "[" + std::to_string(all.size()) + "]"));
  return all;
}

const std::vector<Text> technique_ids{"forward-lean", "cadence", "step-width", "soft-landing",
                                      "knee-forward"};

Dose read_dose(Value value, const std::string& at) {
  Object object{value, at};
  Dose dose;
  dose.id = object.text("id");
  dose.core = object.word("role", {"core", "support"}) == "core";
  dose.sets = object.whole("sets");
  dose.reps = object.whole("reps");
  dose.hold = object.whole("hold_s");
  dose.rest = object.whole("rest_s");
  dose.sides = object.word("sides", {"both", "together", "left", "right"});
  dose.depth = object.whole_or_null("depth_deg");
  if (const Value load = object["load"]; !load.is_null()) {
    Object weight{load, object.place("load")};
    dose.rm = weight.whole("rm");
    weight.close();
  }
  object.close();
  return dose;
}

TechniqueMinutes read_technique_minutes(Value value, const std::string& at) {
  Object object{value, at};
  const TechniqueMinutes technique{object.word("id", technique_ids), object.whole("minutes")};
  object.close();
  return technique;
}

RunRow read_run(Value value, const std::string& at) {
  Object object{value, at};
  RunRow run;
  run.minutes = object.whole("minutes");
  run.km_tenths = object.tenths("km");
  if (const Value parts = object["walk_run"]; !parts.is_null()) {
    Object walk_run{parts, object.place("walk_run")};
    run.walk_run = {walk_run.whole("run_min"), walk_run.whole("walk_min"), walk_run.whole("repeats")};
    walk_run.close();
  }
  run.terrain = object.index("terrain", terrain_ids);
  run.hard = object.whole("hard_minutes");
  run.hill = object.whole("hill_minutes");
  run.downhill = object.whole("downhill_minutes");
  run.strides = object.whole("strides");
  run.techniques = rows(object, "techniques", read_technique_minutes);
  object.close();
  return run;
}

DayRow read_day(Value value, const std::string& at) {
  Object object{value, at};
  DayRow day;
  day.date = object.date("date");
  day.weekday = object.index("day", weekday_ids);
  if (const Value run = object["run"]; !run.is_null()) day.run = read_run(run, object.place("run"));
  day.exercises = rows(object, "exercises", read_dose);
  day.session_minutes = object.whole("session_minutes");
  object.close();
  return day;
}

WeekTechniqueRow read_week_technique(Value value, const std::string& at) {
  Object object{value, at};
  WeekTechniqueRow technique;
  technique.id = object.word("id", technique_ids);
  technique.state = object.word("state", {"start", "build", "hold", "settled"});
  technique.minutes = object.whole("minutes");
  technique.share = object.whole("share_pct");
  technique.cue = object.whole("cue_pct");
  object.close();
  return technique;
}

WeekRow read_week(Value value, const std::string& at) {
  Object object{value, at};
  WeekRow week;
  week.number = object.whole("week");
  week.start = object.date("start");
  week.phase = object.index("phase", phase_ids);
  week.deload = object.flag("deload");
  week.done = object.flag("done");
  week.news = object.texts("new");
  week.minutes = object.whole("run_minutes");
  week.km_tenths = object.tenths("run_km");
  week.longest = object.whole("longest_run_minutes");
  week.terrain = object.index("terrain", terrain_ids);
  week.hard = object.whole("hard_minutes");
  week.hill = object.whole("hill_minutes");
  week.downhill = object.whole("downhill_minutes");
  week.strides = object.whole("strides");
  week.sessions = object.whole("strength_sessions");
  week.techniques = rows(object, "techniques", read_week_technique);
  week.days = rows(object, "days", read_day, not_empty);
  if (week.days.size() != weekday_ids.size()) bad(object.place("days"), "not seven days");
  object.close();
  return week;
}

GateRow read_gate(Value value, const std::string& at) {
  Object object{value, at};
  GateRow gate;
  gate.test = object.text("name");
  for (const Text limit : {Text{"at_most"}, Text{"at_least"}, Text{"exactly"}}) {
    if (!object.optional(limit).exists()) continue;
    gate.limit = limit;
    gate.value = object.whole(limit);
  }
  if (gate.limit.empty()) bad(at, "no limit");
  object.close();
  return gate;
}

PhaseRow read_phase(Value value, const std::string& at) {
  Object object{value, at};
  PhaseRow phase;
  phase.phase = object.index("id", phase_ids);
  phase.first = object.whole("first_week");
  phase.last = object.whole("last_week");
  phase.entry = object.texts("entry");
  phase.exit = object.texts("exit");
  phase.tests = rows(object, "tests", read_gate);
  object.close();
  return phase;
}

void cite(Object& object, PlanRow& row) {
  for (const Text source : object.texts("sources", not_empty)) row.cited.push_back(source);
}

void read_exercises(Object& plan, PlanRow& row) {
  const Value all = plan["exercises"];
  if (!all.is_map()) bad(plan.place("exercises"), "not a mapping");
  for (Value key = all.first(); key.exists(); key = key.next(all)) {
    Object object{key.value_of_key(), plan.place("exercises") + "." + std::string(key.text())};
    object.text("name");
    object.texts("steps", not_empty);
    object.texts("mistakes");
    object.text("tempo");
    cite(object, row);
    row.exercises.push_back({key.text(), object.text("load_text"), object.texts("cues", not_empty)});
    object.close();
  }
}

void read_techniques(Object& plan, PlanRow& row) {
  const Value all = plan["techniques"];
  if (!all.is_map()) bad(plan.place("techniques"), "not a mapping");
  for (Value key = all.first(); key.exists(); key = key.next(all)) {
    Object object{key.value_of_key(), plan.place("techniques") + "." + std::string(key.text())};
    object.text("name");
    object.text("cue");  // beside what the contract asks for
    cite(object, row);
    Object target{object["target"], object.place("target")};
    row.techniques.push_back({key.text(), target.word("unit", {"steps_per_minute", "degrees", "cm", "none"}),
                              target.whole_or_null("from"), target.whole_or_null("to")});
    target.close();
    object.close();
  }
}

void read_race(Object& plan, PlanRow& row) {
  if (plan["race"].is_null()) return;
  Object object{plan["race"], plan.place("race")};
  row.race = RaceRow{object.decimal("km"), object.date("date"), object.index("verdict", verdict_ids),
                     object.text("text")};
  object.close();
}

// Keys that every record has, with or without a plan.
void read_head(Object& record, const std::vector<Text>& statuses) {
  record.word("schema", {"kneecheck.plan/1"});
  if (const Value id = record["id"]; !id.is_null()) record.text("id");
  record.word("status", statuses);
  if (!record["urgency"].is_null())
    record.word("urgency", {"emergency", "same_day", "soon", "routine", "self_manage"});
  // Not known while a safety question is open, unless it is an alarm; a plan has none open.
  if (!record["alarm"].is_null() || record.text("status") == "planned") record.flag("alarm");
  Object action{record["action"], record.place("action")};
  for (const Text key : {Text{"title"}, Text{"text"}, Text{"worse_if"}}) action.text(key);
  if (!action["within"].is_scalar())
    bad(record.place("action.within"), "not a text");  // empty while nothing is known to be urgent
  action.close();
  Object knowledge{record["knowledge"], record.place("knowledge")};
  knowledge.text("version");
  knowledge.text("digest");
  knowledge.close();
}

void read_sources(Object& record, PlanRow& row) {
  for (const Value item : record.list("sources", not_empty)) {
    Object source{item, record.place("sources")};
    row.sources.push_back(source.text("id"));
    source.text("text");
    source.close();
  }
}

void read_pain_rules(Object& record) {
  const Value rules = record["pain_rules"];
  if (!rules.is_map() || rules.size() == 0) bad(record.place("pain_rules"), "no rules");
}

}  // namespace

PlanRow read_plan(Value value) {
  Object record{value, "plan"};
  PlanRow plan;
  read_head(record, {"planned"});
  plan.conditions = record.texts("conditions", not_empty);
  plan.start = record.date("start");
  plan.revision = record.whole("revision");
  plan.phases = rows(record, "phases", read_phase, not_empty);
  plan.weeks = rows(record, "weeks", read_week, not_empty);
  read_exercises(record, plan);
  read_techniques(record, plan);
  read_pain_rules(record);
  record.texts("stop_signs", not_empty);
  plan.relief = record.texts("relief", not_empty);
  plan.footwear = record.texts("footwear", not_empty);
  record.texts("keep_up", not_empty);  // beside what the contract asks for
  plan.keep_fit = record.texts("keep_fit");
  plan.daily_life = record.texts("daily_life");
  read_race(record, plan);
  plan.notes = record.texts("notes");
  read_sources(record, plan);
  record.close();
  return plan;
}

std::string read_no_plan(Value value) {
  Object record{value, "plan"};
  read_head(record, {"withheld", "incomplete"});
  const bool incomplete = record.text("status") == "incomplete";
  Object reason{record["reason"], "plan.reason"};
  const std::string code(reason.text("code"));
  reason.text("text");
  reason.texts("rules");
  reason.close();
  record.list("conditions");
  const bool missing = !record.texts("missing").empty();
  record.list("open");
  record.close();
  if (incomplete != (code == "safety_question") || (incomplete && !missing))
    bad("plan.status", "does not agree with the reason " + code);
  return code;
}

}  // namespace kneecheck::plans
