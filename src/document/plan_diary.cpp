// What a diary has changed: why this week is as it is, and what is known of the next one.
#include <algorithm>

#include "base/text.h"
#include "base/words/document.h"
#include "document/plan_parts.h"

namespace kneecheck::document {

void add_decisions(PlanWriter& writer) {
  const int week = current_week(writer.plan).number;
  Bullets bullets;
  std::vector<const Decision*> decisions = decisions_at_hand(writer.plan);
  // What went well in the last week comes after what did not since.
  std::ranges::stable_partition(decisions, [](const Decision* decision) {
    return decision->code != DecisionCode::green_progress;
  });
  for (const Decision* decision : decisions) {
    bullets.items.push_back(capitalized(decision->text));
    if (decision->week == week + 1 && decision->code == DecisionCode::red_back)  // D13
      bullets.items.push_back(writer.say(DocumentText::rest_of_week));
  }
  if (bullets.items.empty()) return;
  writer.heading(2, DocumentText::diary_heading);
  writer.add(std::move(bullets));
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
