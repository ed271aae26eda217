#include "naive.h"

#include <algorithm>
#include <cstdlib>

namespace kneecheck::naive {
namespace {

Value at(Value map, const std::string& key) {
  for (Value each = map.first(); each.exists(); each = each.next(map)) {
    if (each.text() == key) return each.value_of_key();
  }
  return {};
}

std::string text_at(Value map, const std::string& key) {
  const Value value = at(map, key);
  return value.exists() ? std::string(value.text()) : std::string();
}

int number_at(Value map, const std::string& key) {
  return std::atoi(text_at(map, key).c_str());
}

std::vector<Value> items(Value list) {
  std::vector<Value> all;
  if (!list.exists()) return all;
  if (!list.is_list()) return {list};
  for (Value each = list.first(); each.exists(); each = each.next(list)) all.push_back(each);
  return all;
}

bool holds(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What was answered: no key, and "unsure" alone, is no answer.
Words given(const Answers& answers, const std::string& key) {
  const auto found = answers.find(key);
  if (found == answers.end() || found->second == Words{"unsure"}) return {};
  return found->second;
}

Three opposite(Three value) {
  return value == Three::maybe ? Three::maybe : value == Three::yes ? Three::no : Three::yes;
}

// An answer holds a word, or it does not, or nobody knows: it was not given, or "unsure" stands beside what
// was.
Three answer_holds(const Answers& answers, const std::string& key, const std::string& word) {
  const Words words = given(answers, key);
  if (holds(words, word)) return Three::yes;
  return words.empty() || holds(words, "unsure") ? Three::maybe : Three::no;
}

Three in_range(const Answers& answers, const std::string& key, Value range) {
  const Words words = given(answers, key);
  if (words.empty()) return Three::maybe;
  const double number = std::strtod(words.front().c_str(), nullptr);
  const auto limit = [&range](const char* name) {
    return std::strtod(text_at(range, name).c_str(), nullptr);
  };
  bool inside = true;
  if (at(range, "from").exists()) inside = inside && number >= limit("from");
  if (at(range, "to").exists()) inside = inside && number <= limit("to");
  if (at(range, "above").exists()) inside = inside && number > limit("above");
  if (at(range, "below").exists()) inside = inside && number < limit("below");
  return inside ? Three::yes : Three::no;
}

// The places of the pain that are known, worst first.
Words places(const Answers& answers) {
  Words words = given(answers, "location");
  words.erase(std::remove(words.begin(), words.end(), "unsure"), words.end());
  return words;
}

}  // namespace

struct Evaluator::Ranking {
  bool finished = false;   // all safety questions are answered
  bool diagnosed = false;  // by a clinician, whose word stands instead
  std::map<std::string, int> points;
  std::map<std::string, std::string> bands;
  std::vector<std::string> order;
  bool undiagnosed = false;
  bool other_cause = false;
  std::vector<std::string> mixed;  // the lead first
};

Evaluator::Evaluator(const Layer& layer) {
  for (std::size_t i = 0; i < layer.files.size(); ++i) files_[layer.paths[i]] = layer.files[i]->root();
  const Value safety = files_.at("safety.yaml");
  for (const Value name : items(at(safety, "names"))) names_[text_at(name, "id")] = at(name, "when");
  for (const Value rule : items(at(safety, "rules"))) {
    Rule made{text_at(rule, "id"), text_at(rule, "urgency"), text_at(rule, "allows_plan") == "true", false,
              at(rule, "applies"), at(rule, "when")};
    made.reads_ranking = mentions(made.when, {"ranking", "likely"});
    rules_.push_back(made);
  }
  for (const auto& [path, root] : files_) {
    if (path.rfind("conditions/", 0) != 0) continue;
    conditions_.push_back({text_at(root, "id"), number_at(root, "order"), text_at(root, "plan") == "true",
                           text_at(root, "imaging_lead") == "true", text_at(root, "same_points_as"),
                           at(root, "points")});
  }
  std::sort(conditions_.begin(), conditions_.end(),
            [](const Condition& a, const Condition& b) { return a.order < b.order; });
  for (const Condition& condition : conditions_) condition_ids_.push_back(condition.id);
  for (const Value question : items(at(files_.at("questions.yaml"), "questions"))) {
    if (text_at(question, "safety") == "true") safety_questions_.push_back(text_at(question, "id"));
  }
  const Value policy = files_.at("ranking.yaml");
  likely_from_ = number_at(policy, "likely_from");
  possible_from_ = number_at(policy, "possible_from");
  named_from_ = number_at(policy, "named_from");
  mixed_within_ = number_at(policy, "mixed_within");
  elsewhere_at_most_ = number_at(policy, "elsewhere_at_most");
  for (const Value question : items(at(files_.at("questions.yaml"), "questions"))) {
    if (text_at(question, "id") != "cleared") continue;
    for (const Value choice : items(at(question, "choices"))) clearable_.push_back(text_at(choice, "id"));
  }
}

// All keys of a mapping must be true: one known to be false decides.
Three Evaluator::criterion(Value tree, const Answers& answers, const Ranking* ranking) const {
  Three all = Three::yes;
  for (Value key = tree.first(); key.exists(); key = key.next(tree)) {
    all = std::min(all, term(std::string(key.text()), key.value_of_key(), answers, ranking));
  }
  return all;
}

Three Evaluator::term(const std::string& key, Value wanted, const Answers& answers,
                      const Ranking* ranking) const {
  if (key == "all" || key == "any") {
    Three result = key == "all" ? Three::yes : Three::no;
    for (const Value each : items(wanted)) {
      const Three value = criterion(each, answers, ranking);
      result = key == "all" ? std::min(result, value) : std::max(result, value);
    }
    return result;
  }
  if (key == "not") return opposite(criterion(wanted, answers, ranking));
  if (key == "unless") return criterion(wanted, answers, ranking) == Three::yes ? Three::no : Three::yes;
  if (key == "is") return criterion(names_.at(std::string(wanted.text())), answers, ranking);
  if (key == "site") {
    const Words known = places(answers);
    if (known.empty()) return Three::maybe;
    for (const Value place : items(wanted)) {
      if (place.text() == known.front()) return Three::yes;
    }
    return Three::no;
  }
  if (key == "ranking") {
    if (ranking->diagnosed) return Three::no;
    if (!ranking->finished) return Three::maybe;
    return (wanted.text() == "undiagnosed" ? ranking->undiagnosed : ranking->other_cause) ? Three::yes
                                                                                          : Three::no;
  }
  if (key == "likely") {
    for (const Value condition : items(wanted)) {
      if (!ranking->diagnosed && ranking->bands.at(std::string(condition.text())) == "likely")
        return Three::yes;
    }
    return Three::no;
  }
  if (wanted.is_map()) return in_range(answers, key, wanted);
  Three any = Three::no;
  for (const Value word : items(wanted))
    any = std::max(any, answer_holds(answers, key, std::string(word.text())));
  return any;
}

bool Evaluator::mentions(Value tree, const std::vector<std::string>& keys) const {
  if (!tree.exists()) return false;
  if (tree.is_list()) {
    const std::vector<Value> all = items(tree);
    return std::any_of(all.begin(), all.end(), [&](Value each) { return mentions(each, keys); });
  }
  if (!tree.is_map()) return false;
  for (Value key = tree.first(); key.exists(); key = key.next(tree)) {
    if (holds(keys, std::string(key.text())) || mentions(key.value_of_key(), keys)) return true;
    if (key.text() == "is" && mentions(names_.at(std::string(key.value_of_key().text())), keys)) return true;
  }
  return false;
}

bool Evaluator::can_be_undone(const Rule& rule) const {
  const std::vector<std::string> undoing{"not", "unless", "ranking", "likely"};
  return mentions(rule.when, undoing) || mentions(rule.applies, undoing);
}

int Evaluator::own_points(const Condition& condition, const Answers& answers) const {
  int sum = 0;
  for (const Value feature : items(condition.points)) {
    if (const Value site = at(feature, "site"); site.exists()) {
      const Words known = places(answers);
      for (std::size_t i = 0; i < known.size(); ++i) {
        const Value named = at(site, known[i]);
        const int points = named.exists() ? std::atoi(std::string(named.text()).c_str()) : 0;
        if (i == 0) sum += named.exists() ? points : number_at(feature, "other");
        if (i > 0 && points > 0) sum += number_at(feature, "later");
      }
      continue;
    }
    const Three value = criterion(at(feature, "when"), answers, nullptr);
    const bool counts_when_unknown = text_at(feature, "unknown_counts") == "true";
    if (value == Three::yes || (value == Three::maybe && counts_when_unknown))
      sum += number_at(feature, "points");
  }
  return sum;
}

// Nobody says that it hurts where the cause is felt; "not sure about the rest" leaves it open.
bool Evaluator::is_elsewhere(const Condition& condition, const Answers& answers) const {
  const Words words = given(answers, "location");
  if (words.empty() || holds(words, "unsure")) return false;
  for (const Condition& owner : conditions_) {
    if (owner.id != condition.id && owner.id != condition.same_points_as) continue;
    for (const Value feature : items(owner.points)) {
      const Value site = at(feature, "site");
      if (!site.exists()) continue;
      for (Value key = site.first(); key.exists(); key = key.next(site)) {
        const bool counts = std::atoi(std::string(key.value_of_key().text()).c_str()) > 0;
        if (counts && holds(words, std::string(key.text()))) return false;
      }
    }
  }
  return true;
}

Evaluator::Ranking Evaluator::rank(const Answers& answers) const {
  Ranking ranking;
  const auto seen_on_scan = [&answers](const Condition& condition) {
    return holds(given(answers, "imaging"), condition.id);
  };
  std::map<std::string, int> own;
  for (const Condition& condition : conditions_) own[condition.id] = own_points(condition, answers);
  for (const Condition& condition : conditions_) {
    int points = own[condition.id] + (condition.same_points_as.empty() ? 0 : own[condition.same_points_as]);
    if (condition.has_plan && is_elsewhere(condition, answers)) points = std::min(points, elsewhere_at_most_);
    ranking.points[condition.id] = points;
    std::string band = points >= likely_from_ ? "likely" : points >= possible_from_ ? "possible" : "unlikely";
    if (band == "likely" && condition.needs_imaging && !seen_on_scan(condition)) band = "possible";
    ranking.bands[condition.id] = band;
  }
  std::vector<Condition> sorted = conditions_;
  std::stable_sort(sorted.begin(), sorted.end(), [&](const Condition& a, const Condition& b) {
    return ranking.points[a.id] > ranking.points[b.id];
  });
  for (const Condition& condition : sorted) ranking.order.push_back(condition.id);
  const int best = ranking.points[ranking.order.front()];
  ranking.undiagnosed = best < named_from_;
  if (ranking.undiagnosed) return ranking;
  for (const Condition& condition : sorted) {
    const int points = ranking.points[condition.id];
    const bool leads = condition.id == ranking.order.front();
    const bool near = points >= possible_from_ && best - points < mixed_within_ &&
                      (!condition.needs_imaging || seen_on_scan(condition));
    if (!leads && !near) continue;
    ranking.mixed.push_back(condition.id);
    ranking.other_cause = ranking.other_cause || !condition.has_plan;
  }
  return ranking;
}

std::string Evaluator::state(const Rule& rule, const Answers& answers, const Ranking& ranking) const {
  const Three applies = rule.applies.exists() ? criterion(rule.applies, answers, &ranking) : Three::yes;
  if (applies == Three::no) return "not_applicable";
  const Three value = std::min(applies, criterion(rule.when, answers, &ranking));
  return value == Three::yes ? "positive" : value == Three::no ? "negative" : "indeterminate";
}

// With what other answers rule out: no to every choice, where nothing was answered.
Answers Evaluator::with_implied(Answers answers) const {
  for (const Value implied : items(at(files_.at("safety.yaml"), "implied"))) {
    const std::string question = text_at(implied, "id");
    if (given(answers, question).empty() && criterion(at(implied, "when"), answers, nullptr) == Three::yes)
      answers[question] = {"none"};
  }
  return answers;
}

std::string Evaluator::state_of(const std::string& id, const Answers& answers) const {
  const auto rule =
      std::find_if(rules_.begin(), rules_.end(), [&id](const Rule& each) { return each.id == id; });
  return state(*rule, with_implied(answers), {});
}

Verdict Evaluator::assess(const Answers& as_given) const {
  const Answers answers = with_implied(as_given);
  Verdict verdict;
  for (const std::string& question : safety_questions_) {
    const Words words = given(answers, question);
    if (words.empty() || holds(words, "unsure")) verdict.missing.push_back(question);
  }
  verdict.status = verdict.missing.empty() ? "complete" : "incomplete";
  Ranking ranking = rank(answers);
  ranking.finished = verdict.missing.empty();
  const Words diagnosis = given(answers, "diagnosis");
  ranking.diagnosed = !diagnosis.empty();
  verdict.points = ranking.points;
  verdict.bands = ranking.bands;
  verdict.order = ranking.order;
  verdict.undiagnosed = ranking.finished && !ranking.diagnosed && ranking.undiagnosed;
  if (ranking.diagnosed) verdict.plan_for = diagnosis;
  if (!ranking.diagnosed && !ranking.other_cause)
    verdict.plan_for = {ranking.mixed.begin(),
                        ranking.mixed.begin() + std::min<long>(2, static_cast<long>(ranking.mixed.size()))};
  verdict.lead = ranking.diagnosed     ? diagnosis.front()
                 : ranking.undiagnosed ? std::string()
                                       : ranking.order.front();

  const std::vector<std::string> levels{"emergency", "same_day", "soon", "routine", "self_manage"};
  const auto level_of = [&levels](const std::string& urgency) {
    return std::find(levels.begin(), levels.end(), urgency) - levels.begin();
  };
  if (ranking.finished) verdict.urgency = "self_manage";
  bool barred = false, barred_by_ranking = false;
  for (const Rule& rule : rules_) {
    const std::string state_now = state(rule, answers, ranking);
    verdict.states[rule.id] = state_now;
    if (state_now == "indeterminate" && level_of(rule.urgency) <= level_of("soon"))
      verdict.open.push_back(rule.id);
    if (state_now != "positive") continue;
    if (verdict.urgency.empty() || level_of(rule.urgency) < level_of(verdict.urgency))
      verdict.urgency = rule.urgency;
    const bool is_cleared = holds(clearable_, rule.id) && holds(given(answers, "cleared"), rule.id);
    if (!rule.allows_plan && !is_cleared) (rule.reads_ranking ? barred_by_ranking : barred) = true;
  }
  verdict.alarm = verdict.urgency == "emergency" || verdict.urgency == "same_day";

  const Words age = given(answers, "age");
  if (!verdict.urgency.empty() && level_of(verdict.urgency) <= level_of("soon")) {
    verdict.no_plan = "urgency";
  } else if (!ranking.finished) {
    verdict.no_plan = "safety_question";
  } else if (std::atoi(age.front().c_str()) < 16) {
    verdict.no_plan = "under_16";
  } else if (barred) {
    verdict.no_plan = "rule";
  } else if (verdict.undiagnosed) {
    verdict.no_plan = "undiagnosed";
  } else if (barred_by_ranking) {
    verdict.no_plan = "other_cause";
  }
  return verdict;
}

}  // namespace kneecheck::naive
