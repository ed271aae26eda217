// Which single answers would change the outcome: by example. (tests/laws tries them all by brute force.)
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "support.h"

namespace kneecheck::test {
namespace {

std::vector<std::string> changes_of(std::string_view yaml, std::size_t most = all_changes) {
  const Case runner = person(yaml);
  std::vector<std::string> found;
  for (const Change& change : changes(builtin(), runner, assess(builtin(), runner), most)) {
    const Question& question = builtin().questions[change.question];
    found.push_back(fmt::format("{}.{} {} {}", question.id, question.choices[change.choice].id,
                                change.urgency ? word(*change.urgency) : "unknown",
                                change.leads ? name(*change.leads) : "nothing"));
  }
  return found;
}

bool holds(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

bool mentions(const std::vector<std::string>& all, const std::string& start) {
  return std::any_of(all.begin(), all.end(),
                     [&start](const std::string& each) { return each.starts_with(start); });
}

}  // namespace

TEST_CASE("what changes the lead first, then the most serious, in the order of keys and values") {
  const auto all = changes_of(plain({{"location", "front"}}));
  const auto at = [&all](std::string_view start) {
    return std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.starts_with(start); });
  };
  CHECK(at("tendon_tender.yes ") < at("warning_signs."));
  CHECK(at("warning_signs.deformity ") + 1 == at("warning_signs.cold_numb_foot "));
  CHECK(at("warning_signs.deformity ") < at("warning_signs.lump "));
  CHECK(at("warning_signs.lump ") < at("history.stress_fracture "));
  CHECK_FALSE(mentions(changes_of(plain()), "mechanism."));  // ruled out by a slow beginning
  CHECK(mentions(changes_of(plain({{"onset", "sudden"}})), "mechanism.high_energy emergency "));
}

TEST_CASE("warning signs come after every answer that changes the lead, also those that change it") {
  const Case runner = person(plain({{"location", "front"}}));
  bool signs = false;
  for (const Change& change : changes(builtin(), runner, assess(builtin(), runner), all_changes)) {
    const bool is_sign = change.question == static_cast<QuestionIndex>(Key::warning_signs);
    CHECK_FALSE((signs && change.lead_changes && !is_sign));
    signs = signs || is_sign;
  }
  CHECK(signs);
}

TEST_CASE("the lead can change without the urgency, and the urgency without the lead") {
  const auto all = changes_of(plain({{"location", "front"}}));
  CHECK(holds(all, "tendon_tender.yes self_manage patellar-tendon"));
  CHECK(holds(all, "history.stress_fracture routine patellofemoral"));
  CHECK_FALSE(mentions(all, "tendon_tender.no "));
  CHECK_FALSE(mentions(all, "history.same_before "));
}

TEST_CASE("an alarm has none") {
  CHECK(changes_of("warning_signs: locked").empty());
  CHECK(changes_of("warning_signs: [deformity, unsure]").empty());
}

TEST_CASE("no more than asked for") {
  const std::size_t all = changes_of(plain()).size();
  CHECK(all > 20);
  CHECK(changes_of(plain(), 1).size() == 1);
  CHECK(changes_of(plain(), all + 1).size() == all);
}

TEST_CASE("an item that stands alone is no further item, and gives way to one") {
  CHECK_FALSE(mentions(changes_of(plain()), "location.no_pain"));
  const auto all = changes_of(plain({{"location", "no_pain"}}));
  CHECK(holds(all, "location.outer self_manage itb"));
  CHECK(holds(all, "location.groin soon nothing"));
}

TEST_CASE("the last open safety question settles the urgency, one of several does not") {
  const auto last = changes_of(plain({{"swelling", "unsure"}}));
  CHECK(holds(last, "swelling.none self_manage itb"));
  CHECK(holds(last, "swelling.persistent soon nothing"));
  const auto one_of_two = changes_of(plain({{"swelling", "unsure"}, {"history", "unsure"}}));
  CHECK_FALSE(mentions(one_of_two, "swelling.none "));
  CHECK(holds(one_of_two, "swelling.persistent soon nothing"));
}

TEST_CASE("a diagnosis changes the lead to itself") {
  const auto all = changes_of(plain());
  CHECK(holds(all, "diagnosis.patellar-tendon routine patellar-tendon"));
  CHECK_FALSE(mentions(all, "diagnosis.itb "));
}

}  // namespace kneecheck::test
