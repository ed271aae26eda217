#include "app/earlier_plan.h"

#include <utility>

#include "base/text.h"
#include "base/words/app.h"
#include "export/records.h"
#include "syntax/reader.h"

namespace kneecheck::app {
namespace {

constexpr std::int64_t most_weeks = 520;
constexpr std::int64_t most_minutes = std::int64_t{7} * 24 * 60;
constexpr std::int64_t most_of_dose = 3600;  // sets, repetitions, seconds

constexpr std::string_view words_between(std::string_view text, std::string_view first,
                                         std::string_view last) {
  if (!text.starts_with(first) || !text.ends_with(last) || text.size() < first.size() + last.size())
    return {};
  return text.substr(first.size(), text.size() - first.size() - last.size());
}

Novelty made_novelty(NoveltyKind kind, PhaseId phase = PhaseId::settle,
                     TechniqueId technique = TechniqueId::forward_lean, std::string_view exercise = {}) {
  return {kind, phase, technique, exercise};
}

// As novelty_text() says it, read back.
std::optional<Novelty> novelty_of(const Knowledge& knowledge, std::string_view text) {
  if (const auto phase = from_word<PhaseId>(words_between(text, "phase:", "")))
    return made_novelty(NoveltyKind::phase, *phase);
  if (const auto technique = from_word<TechniqueId>(words_between(text, "technique:", ":start")))
    return made_novelty(NoveltyKind::technique_start, {}, *technique);
  if (const auto technique = from_word<TechniqueId>(words_between(text, "technique:", ":rise")))
    return made_novelty(NoveltyKind::technique_rise, {}, *technique);
  if (const auto exercise = knowledge.find_exercise(words_between(text, "jump:", "")))
    return made_novelty(NoveltyKind::jump, {}, {}, knowledge.exercises[*exercise].id);
  for (const NoveltyKind kind : {NoveltyKind::uphill, NoveltyKind::rolling, NoveltyKind::downhill,
                                 NoveltyKind::strides, NoveltyKind::speed, NoveltyKind::extra_run}) {
    if (novelty_text(made_novelty(kind)) == text) return made_novelty(kind);
  }
  return std::nullopt;
}

class RecordReader {
 public:
  RecordReader(const Knowledge& knowledge, Diagnostics& problems)
      : knowledge_(knowledge), problems_(problems) {}

  std::optional<EarlierPlan> plan(Value root) {
    if (!root.exists() || !root.is_map()) return refuse(root);
    Reader record{root, problems_, "plan"};
    const Value schema = record.value("schema", Need::optional);
    if (!schema.exists() || !schema.is_scalar() || schema.text() != plan_schema)
      return refuse(schema.exists() ? schema : root);
    const Value status = record.value("status");
    if (!problems_.empty()) return std::nullopt;
    if (!status.is_scalar() || status.text() != "planned") return refuse(status);
    EarlierPlan found;
    if (const std::string_view id = record.text("id", Need::optional); !id.empty())
      found.id = std::string{id};
    found.start = date(record, "start");
    items(record.value("weeks"), [&](Value value) {
      const Week read = week(value);
      if (read.number != static_cast<int>(found.weeks.size()) + 1) return refuse_value(value);
      found.weeks.push_back(read);
    });
    if (problems_.empty() && found.weeks.empty()) refuse(root);
    return problems_.empty() ? std::optional{std::move(found)} : std::nullopt;
  }

 private:
  std::nullopt_t refuse(Value at) {
    const Language& language = problems_.language();
    const std::string message = language.say(AppText::no_plan_record);
    const std::string help = language.say(AppText::write_plan_record);
    problems_.add(at.exists() ? problem_at(at, "bad_value", message, help)
                              : problem_in({}, {}, 0, 0, "bad_value", message, help));
    return std::nullopt;
  }
  void refuse_value(Value at) {
    report(problems_, at, "bad_value", problems_.language().say(AppText::not_as_written),
           problems_.language().say(AppText::write_plan_record));
  }

  template <class Take>
  void items(Value list, const Take& take) {
    if (!list.exists()) return;
    if (!list.is_list()) return refuse_value(list);
    for (Value item = list.first(); item.exists(); item = item.next(list)) take(item);
  }

  int whole(Reader& from, std::string_view key, std::int64_t most = most_minutes, std::int64_t least = 0) {
    return static_cast<int>(from.whole(key, least, most).value_or(least));
  }

  Date date(Reader& from, std::string_view key) {
    const Value value = from.value(key);
    if (!value.exists()) return {};
    const auto found = value.is_scalar() ? parse_date(value.text()) : std::nullopt;
    if (!found) refuse_value(value);
    return found.value_or(Date{});
  }

  Week week(Value value) {
    Reader from{value, problems_, "week"};
    Week read;
    read.number = whole(from, "week", most_weeks);
    read.start = date(from, "start");
    read.phase = from.one_of<PhaseId>("phase").value_or(PhaseId::settle);
    read.deload = from.flag("deload");
    items(from.value("new"), [&](Value text) {
      const auto novelty = text.is_scalar() ? novelty_of(knowledge_, text.text()) : std::nullopt;
      if (!novelty || read.news.size() == most_news) return refuse_value(text);
      read.news.push_back(*novelty);
    });
    read.run_minutes = whole(from, "run_minutes");
    read.longest_run_minutes = whole(from, "longest_run_minutes");
    items(from.value("techniques"), [&](Value technique) {
      Reader each{technique, problems_, "technique"};
      const auto id = each.one_of<TechniqueId>("id");
      if (read.techniques.size() == most_techniques) return refuse_value(technique);
      read.techniques.push_back({.id = id.value_or(TechniqueId::forward_lean),
                                 .minutes = whole(each, "minutes"),
                                 .share_percent = whole(each, "share_pct", 100)});
    });
    std::size_t count = 0;
    items(from.value("days"), [&](Value day) {
      if (count == read.days.size()) return refuse_value(day);
      read.days[count] = this->day(day);
      ++count;
    });
    if (from.usable() && count != read.days.size()) refuse_value(value);
    return read;
  }

  Day day(Value value) {
    Reader from{value, problems_, "day"};
    Day read;
    read.date = date(from, "date");
    const Value run = from.value("run");
    if (run.exists() && !run.is_null()) read.run = this->run(run);
    items(from.value("exercises"), [&](Value item) {
      if (const auto dose = exercise(item)) read.exercises.push_back(*dose);
    });
    return read;
  }

  Run run(Value value) {
    Reader from{value, problems_, "run"};
    Run read;
    read.minutes = whole(from, "minutes");
    const Value turns = from.value("walk_run");
    if (turns.exists() && !turns.is_null()) {
      Reader each{turns, problems_, "walk_run"};
      read.walk_run = WalkRun{whole(each, "run_min"), whole(each, "walk_min"), whole(each, "repeats")};
    }
    read.terrain = from.one_of<Terrain>("terrain").value_or(Terrain::flat);
    read.hard_minutes = whole(from, "hard_minutes");
    read.hill_minutes = whole(from, "hill_minutes");
    read.downhill_minutes = whole(from, "downhill_minutes");
    read.strides = whole(from, "strides");
    return read;
  }

  std::optional<PrescribedExercise> exercise(Value value) {
    Reader from{value, problems_, "exercise"};
    const Value id = from.value("id");
    if (!id.exists()) return std::nullopt;
    const auto index = id.is_scalar() ? knowledge_.find_exercise(id.text()) : std::nullopt;
    if (!index) {
      refuse_value(id);
      return std::nullopt;
    }
    PrescribedExercise read;
    read.exercise = *index;
    read.sets = whole(from, "sets", most_of_dose);
    read.reps = whole(from, "reps", most_of_dose);
    read.hold_seconds = whole(from, "hold_s", most_of_dose);
    read.rest_seconds = whole(from, "rest_s", most_of_dose);
    read.sides = from.one_of<Sides>("sides").value_or(Sides::both);
    if (const auto depth = from.whole("depth_deg", 0, 180, Need::optional))
      read.depth_degrees = static_cast<int>(*depth);
    const Value load = from.value("load", Need::optional);
    if (load.exists() && !load.is_null()) {
      Reader weight{load, problems_, "load"};
      read.load_rm = whole(weight, "rm", most_of_dose);
    }
    return read;
  }

  static constexpr std::size_t most_news = 6, most_techniques = 2;  // that a Week has room for

  const Knowledge& knowledge_;
  Diagnostics& problems_;
};

}  // namespace

std::optional<EarlierPlan> read_earlier_plan(const Knowledge& knowledge, const std::string& file,
                                             std::string_view text, Diagnostics& problems) {
  Tree tree;
  if (!parse_json(file, text, plan_record_limits, tree, problems)) return std::nullopt;
  auto found = RecordReader{knowledge, problems}.plan(tree.root());
  if (found) found->file = file;
  return found;
}

void check_case(const EarlierPlan& earlier, const Case& runner, Diagnostics& problems) {
  if (earlier.id == runner.id) return;
  const Language& language = problems.language();
  const std::string message = earlier.id
                                  ? language.say(AppText::record_of_other, {{"id", quoted(*earlier.id)}})
                                  : language.say(AppText::record_of_nobody, {{"id", quoted(*runner.id)}});
  problems.add(
      problem_in(earlier.file, {}, 0, 0, "bad_value", message, language.say(AppText::name_record_of_case)));
}

}  // namespace kneecheck::app
