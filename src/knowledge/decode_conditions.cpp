#include <algorithm>

#include "knowledge/decode.h"

namespace kneecheck::knowledge {
namespace {

constexpr int farthest_points = 100;
constexpr auto location = static_cast<QuestionIndex>(Key::location);

class ConditionReader {
 public:
  ConditionReader(Value at, const CriterionScope& scope, Diagnostics& problems)
      : entry_(reader_of(at, problems, KnowledgeText::condition)), scope_(scope), problems_(problems) {}

  Condition read() {
    condition_.id = entry_.text("id");
    entry_.value("order");
    condition_.name = entry_.text("name");
    condition_.full = entry_.text("full");
    condition_.has_plan = entry_.flag("plan");
    condition_.imaging_lead = entry_.flag("imaging_lead");
    if (const Value lender = entry_.value("same_points_as", Need::optional); lender.exists()) {
      const auto index = read_id(lender, scope_.conditions, KnowledgeText::a_condition, problems_);
      if (index) condition_.same_points_as = static_cast<ConditionIndex>(*index);
    }
    texts();
    codes();
    points();
    condition_.evidence = read_evidence(entry_, Strengths::optional);
    entry_.done();
    return std::move(condition_);
  }

 private:
  void texts() {
    condition_.summary = entry_.text("summary");
    condition_.cause = entry_.texts("cause");
    condition_.feels = entry_.texts("feels");
    condition_.helps = entry_.texts("helps");
    condition_.does_not_help = entry_.texts("does_not_help", Need::optional);
    condition_.muscles = entry_.texts("muscles", condition_.has_plan ? Need::required : Need::optional);
    condition_.course = entry_.text("course");
    condition_.see_someone = entry_.text("see_someone");
    condition_.house = read_remarks(entry_, "house", Strength::house);
    condition_.differs = read_remarks(entry_, "differs", Strength::weak);
  }

  void codes() {
    const Value at = entry_.value("codes", Need::optional);
    if (!at.exists() || at.is_null()) return;
    Reader codes = reader_of(at, problems_, KnowledgeText::list_of_codes);
    condition_.icd10 = codes.text("icd10");
    codes.done();
  }

  void points() {
    const std::string_view what = problems_.language()[KnowledgeText::points_entry];
    for_each_item(entry_, "points", Need::required,
                  [&](Value item) { condition_.features.push_back(feature(item, what)); });
  }

  Feature feature(Value at, std::string_view what) {
    Reader item{at, problems_, what};
    Feature feature;
    feature.text = item.text("text", Need::optional);
    if (const Value sites = item.value("site", Need::optional); sites.exists()) {
      site(item, sites, feature);
    } else {
      const Value when = item.value("when");
      feature.when = read_criterion(when, scope_, problems_);
      feature.question = first_question(feature.when);
      feature.points = read_int(item, "points", -farthest_points, farthest_points);
      feature.unknown_counts = item.flag("unknown_counts");
    }
    feature.evidence = read_evidence(item);
    item.done();
    return feature;
  }

  void site(Reader& item, Value sites, Feature& feature) {
    feature.question = location;
    feature.site_other = read_int(item, "other", -farthest_points, farthest_points, 0, Need::optional);
    feature.site_later = read_int(item, "later", -farthest_points, farthest_points, 0, Need::optional);
    const Question& asked = scope_.questions[location];
    feature.site_points.resize(asked.choices.size());
    if (!sites.is_map()) {
      unexpected(problems_, sites, KnowledgeText::expected_places, "site",
                 {KnowledgeText::write_line, {{"line", "{outer: 3, front: -2}"}}});
      return;
    }
    const Texts places = choice_ids(asked);
    for (Value key = sites.first(); key.exists(); key = key.next(sites)) {
      const auto place =
          read_id(key, places, {KnowledgeText::an_answer, {{"question", asked.id}}}, problems_);
      const auto points = read_whole(key.value_of_key(), -farthest_points, farthest_points, problems_);
      if (!place || !points) continue;
      feature.site_points[*place] = static_cast<int>(*points);
      feature.site_named |= std::uint64_t{1} << *place;
    }
  }

  static QuestionIndex first_question(const Criterion& criterion) {
    const auto first = std::ranges::find_if(criterion, reads_answer);
    return first == criterion.end() ? QuestionIndex{0} : first->question;
  }

  Reader entry_;
  const CriterionScope& scope_;
  Diagnostics& problems_;
  Condition condition_;
};

// The entries by their `order`, and their ids: points and rules may name any of them.
struct Ordered {
  std::int64_t order = 0;
  Value at;
  std::string_view id;
};

std::vector<Ordered> in_order(const std::vector<Value>& entries, Diagnostics& problems) {
  std::vector<Ordered> ordered;
  for (const Value at : entries) {
    const Value order = value_under(at, "order");
    const auto number = order.exists() ? read_whole(order, 1, 1'000'000, problems) : std::nullopt;
    ordered.push_back({number.value_or(0), at, value_under(at, "id").text()});
  }
  std::ranges::stable_sort(ordered, [](const Ordered& a, const Ordered& b) { return a.order < b.order; });
  return ordered;
}

// The sites with positive points.
std::uint64_t positive_sites(const Condition& condition) {
  std::uint64_t sites = 0;
  for (const Feature& feature : condition.features) {
    for (std::size_t i = 0; i < feature.site_points.size(); ++i)
      sites |= std::uint64_t{feature.site_points[i] > 0} << i;
  }
  return sites;
}

void find_own_sites(std::vector<Condition>& conditions) {
  for (Condition& condition : conditions) {
    if (!condition.has_plan) continue;
    condition.own_sites = positive_sites(condition);
    if (condition.same_points_as)
      condition.own_sites |= positive_sites(conditions[*condition.same_points_as]);
  }
}

}  // namespace

void decode_conditions(Sections& sections, Knowledge& knowledge, Diagnostics& problems) {
  std::vector<Ordered> entries = in_order(sections.files("conditions/"), problems);
  if (entries.size() > most_conditions) {
    problem_of(problems, "conditions/", "out_of_range",
               {KnowledgeText::too_many_conditions, {{"count", entries.size()}}},
               {KnowledgeText::at_most, {{"most", most_conditions}}});
    entries.resize(most_conditions);
  }
  const Texts ids = ids_of(entries);
  knowledge.safety.names =
      decode_names(sections.entries("safety.yaml", "names"), knowledge.questions, ids, problems);
  const CriterionScope scope{knowledge.questions, knowledge.safety.names, ids};
  knowledge.conditions.reserve(entries.size());
  for (const Ordered& each : entries)
    knowledge.conditions.push_back(ConditionReader{each.at, scope, problems}.read());
  find_own_sites(knowledge.conditions);
}

}  // namespace kneecheck::knowledge
