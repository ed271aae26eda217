// What a diary has changed: why this week is as it is, and what is known of the next one.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/words/document.h"
#include "diary/pains.h"
#include "document/plan_parts.h"
#include "plan/calendar.h"

namespace kneecheck::document {

void add_decisions(PlanWriter& writer) {
  const int week = current_week(writer.plan).number;
  Bullets bullets;
  std::vector<const Decision*> decisions = decisions_at_hand(writer.plan);
  // What went well in the last week comes after what did not since.
  std::stable_partition(decisions.begin(), decisions.end(), [](const Decision* decision) {
    return decision->code != DecisionCode::green_progress;
  });
  for (const Decision* decision : decisions) {
    if (decision->week == week + 1 && decision->code == DecisionCode::red_back)  // D13, and D7
      bullets.items.insert(
          bullets.items.begin(),
          writer.say(DocumentText::rest_of_week, {{"days", diary::days_of_a_pair(writer.knowledge)}}));
    bullets.items.push_back(capitalized(decision->text));
  }
  if (bullets.items.empty()) return;
  writer.heading(2, DocumentText::diary_heading);
  writer.add(std::move(bullets));
}

void add_gaps(PlanWriter& writer) {
  if (writer.view.diary == nullptr || !writer.place.is_today) return;
  const Date today = writer.place.day->date;
  const Date from = writer.place.week->start.plus(-days_a_week);
  const Language& language = writer.language();
  bool is_first = true;
  for (const diary::ProgressDate& date : writer.view.diary->dates) {
    if (date.date < from || today <= date.date) continue;
    std::vector<std::string> lacking;
    std::string options = "--date " + date_text(date.date);
    const auto look = [&](bool lacks, TextId name, std::string_view option) {
      if (!lacks) return;
      lacking.emplace_back(language[name]);
      options.append(" ").append(option).append(" N");
    };
    look(date.lacks_during, DocumentText::gap_during, "--during");
    look(date.lacks_after, DocumentText::gap_after, "--after");
    look(date.lacks_morning, DocumentText::gap_morning, "--morning");
    if (lacking.empty()) continue;
    if (std::exchange(is_first, false)) writer.heading(2, DocumentText::gaps_heading);
    const std::string lead = writer.say(
        DocumentText::gap,
        {{"date", date_for_people(language, date.date, false)}, {"what", language.all_of(lacking)}});
    writer.add(next_command(lead, "log", writer.view.audience, options));
  }
}

void add_decisions(Document& document, const std::vector<Decision>& decisions) {
  // The last ones are what stopped it, and what stood before.
  constexpr std::size_t most = 4;
  Bullets bullets;
  const std::size_t first = decisions.size() > most ? decisions.size() - most : 0;
  for (std::size_t i = first; i < decisions.size(); ++i)
    bullets.items.push_back(capitalized(decisions[i].text));
  document.heading(2, DocumentText::diary_heading);
  document.add(std::move(bullets));
}

bool is_red_today(const PlanWriter& writer) {
  const auto is_it = [&](const Decision* decision) {
    return decision->code == DecisionCode::red_back && decision->date == writer.place.day->date;
  };
  return writer.place.is_today && std::ranges::any_of(decisions_at_hand(writer.plan), is_it);
}

std::string_view colour_words(const Language& language, Colour colour) {
  constexpr TextId words[] = {DocumentText::done_none, DocumentText::done_green, DocumentText::done_unknown,
                              DocumentText::done_amber, DocumentText::done_red};
  return language[words[static_cast<std::size_t>(colour)]];
}

}  // namespace kneecheck::document
