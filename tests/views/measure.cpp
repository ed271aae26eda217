// How long what people meet first is, in lines of 80 columns, over the runners of tests/plans: the week of a
// plan, today, and a triage. Prints the figures; fails where one is longer than people are promised.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "../plans/grid.h"
#include "../plans/pipeline.h"
#include "../plans/runners.h"
#include "base/words/document.h"
#include "document/people.h"
#include "render/render.h"

namespace {

using namespace kneecheck;
using namespace kneecheck::plans;
using namespace kneecheck::document;

constexpr std::size_t every = 61;  // a case of the grid
constexpr std::size_t random_runners = 300, random_people = 2000;
constexpr std::size_t most_week = 75,
                      most_triage = 25;  // a line more where a sign calls for somebody at once

struct Lengths {
  std::string_view what;
  std::size_t most = 0;  // 0: no promise
  std::vector<std::size_t> lines{};
  std::string longest{};

  void add(const Document& document) {
    std::string text = render::render_text(document, {});
    const auto count = static_cast<std::size_t>(std::ranges::count(text, '\n'));
    if (lines.empty() || count > std::ranges::max(lines)) longest = std::move(text);
    lines.push_back(count);
  }
  bool report() {
    std::ranges::sort(lines);
    const auto at = [this](std::size_t percent) { return lines[(lines.size() - 1) * percent / 100]; };
    fmt::print("{}: {} pages, median {}, 95% at most {}, longest {}\n", what, lines.size(), at(50), at(95),
               lines.back());
    if (most == 0 || lines.back() <= most) return true;
    fmt::print("more than {} lines:\n{}\n", most, longest);
    return false;
  }
};

bool heading_in(const Document& document, std::string_view text) {
  return std::ranges::any_of(document.blocks, [text](const Block& block) {
    const auto* heading = std::get_if<Heading>(&block);
    return heading != nullptr && heading->text == text;
  });
}

}  // namespace

int main() {
  Lengths weeks{"a week", most_week}, told{"a week of somebody with a referral or an illness"},
      busy{"today, with exercises"}, free{"today, without"},
      triages{"a triage that a plan follows", most_triage}, others{"any triage"};
  std::vector<Answers> cases;
  const std::vector<Answers> all = grid();
  for (std::size_t i = 0; i < all.size(); i += every) cases.push_back(all[i]);
  laws::Dice dice{20261130};
  for (std::size_t i = 0; i < random_runners; ++i) cases.push_back(random_runner(dice));
  for (const Answers& answers : cases) {
    const Outcome outcome = outcome_of(with(answers, {{"id", {"P-0142"}}}));
    Audience audience;
    audience.case_file = "my-knee.yaml";
    if (!outcome.plan) continue;
    triages.add(
        triage_document(laws::builtin(), outcome.runner, outcome.assessment, {}, audience, Detail::brief));
    for (const Week& week : outcome.plan->weeks) {
      PlanView view;
      view.audience = audience;
      view.today = week.days[2].date;
      const auto page = [&] {
        return plan_document(laws::builtin(), outcome.runner, outcome.assessment, *outcome.plan, view);
      };
      const Document shown = page();
      // A referral and an illness are told on top, and never cut.
      const bool is_told_more = outcome.assessment.decisive ||
                                heading_in(shown, shown.language()[DocumentText::because_of_answers]);
      (is_told_more ? told : weeks).add(shown);
      view.show = View::today;
      (week.days[2].exercises.empty() ? free : busy).add(page());
    }
  }
  for (std::size_t i = 0; i < random_people; ++i) {
    const Case runner = laws::decoded(laws::builtin(), laws::random_case(dice));
    others.add(
        triage_document(laws::builtin(), runner, assess(laws::builtin(), runner), {}, {}, Detail::brief));
  }
  bool good = true;
  for (Lengths* each : {&weeks, &told, &busy, &free, &triages, &others}) good = each->report() && good;
  return good ? 0 : 1;
}
