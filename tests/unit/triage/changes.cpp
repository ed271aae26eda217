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

TEST_CASE("the most serious first, then in the order of keys and values") {
  CHECK(changes_of(plain(), most_changes_listed) ==
        std::vector<std::string>{
            "warning_signs.deformity emergency itb", "warning_signs.cold_numb_foot emergency itb",
            "warning_signs.open_wound emergency itb", "warning_signs.breathless emergency itb",
            "warning_signs.chest_pain emergency itb", "warning_signs.bladder_bowel emergency itb"});
  CHECK_FALSE(mentions(changes_of(plain()), "mechanism."));  // ruled out by a slow beginning
  CHECK(changes_of(plain({{"onset", "sudden"}}), 1).front() == "mechanism.high_energy emergency nothing");
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
