#include "words/safety_net.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>

#include "base/words/words.h"
#include "triage/if_seen.h"
#include "words/action.h"

namespace kneecheck::words {
namespace {

// Whether the sentence of a milder rule asks for more than a case of this urgency is told anyhow: "go to
// {emergency_place} now if you have a fever" beside "get emergency help now" would read as a condition.
bool asks_for_more(std::string_view sentence, Urgency urgency) {
  if (urgency == Urgency::emergency) return false;
  return urgency != Urgency::same_day || sentence.find("{emergency_") != std::string_view::npos;
}

using Sentences = std::vector<std::string_view>;  // without their full stops

Sentences sentences_of(std::string_view text) {
  Sentences sentences;
  while (!text.empty()) {
    const std::string_view sentence = text.substr(0, text.find(". "));
    text.remove_prefix(std::min(text.size(), sentence.size() + 2));
    sentences.push_back(sentence.ends_with('.') ? sentence.substr(0, sentence.size() - 1) : sentence);
  }
  return sentences;
}

void add_once(Sentences& sentences, std::string_view sentence) {
  if (std::ranges::find(sentences, sentence) == sentences.end()) sentences.push_back(sentence);
}

std::string text_of(const Sentences& sentences) {
  return fmt::format("{}.", fmt::join(sentences, ". "));
}

// The positive rules of the two highest urgencies that are positive, the most urgent first.
std::vector<const SafetyRule*> leading_rules(const Knowledge& knowledge, const Assessment& assessment) {
  const std::vector<SafetyRule>& all = knowledge.safety.rules;
  std::vector<const SafetyRule*> rules;
  std::optional<Urgency> second;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (assessment.rules[i] != State::positive) continue;
    rules.push_back(&all[i]);
    if (all[i].urgency != assessment.urgency && (!second || all[i].urgency < *second))
      second = all[i].urgency;
  }
  std::erase_if(rules, [&](const SafetyRule* rule) {
    return rule->urgency != assessment.urgency && rule->urgency != second;
  });
  std::stable_sort(rules.begin(), rules.end(),
                   [](const SafetyRule* a, const SafetyRule* b) { return a->urgency < b->urgency; });
  return rules;
}

// What to look out for.
struct Net {
  std::vector<NetSign> signs;
  Sentences sentences;  // in words of their own

  // Of one sign the more urgent stands.
  void add(const NetSign& sign) {
    const auto found = std::ranges::find(signs, sign.watched, &NetSign::watched);
    if (found == signs.end()) {
      signs.push_back(sign);
    } else if (sign.hours < found->hours) {
      *found = sign;
    }
  }
};

std::int64_t hours_of(const Knowledge& knowledge, const Watch& watch) {
  return watch.calls ? NetSign::ambulance : knowledge.safety.withins[watch.within].hours;
}

// The signs in words, last those that are lists of their own: in the middle of a list they could not be told
// from it.
std::vector<std::string> signs_of(const Safety& safety, std::span<const NetSign> signs) {
  const auto is_there = [signs](std::size_t watched) {
    return std::ranges::find(signs, watched, &NetSign::watched) != signs.end();
  };
  std::vector<std::string> said, last;
  for (const NetSign& sign : signs) {
    const auto in_one_breath = std::ranges::find_if(safety.together, [&](const Together& together) {
      return std::ranges::find(together.of, sign.watched) != together.of.end() &&
             std::ranges::all_of(together.of, is_there);
    });
    if (in_one_breath == safety.together.end()) {
      const std::string_view says = safety.watched[sign.watched].says;
      (says.find(", ") == std::string_view::npos ? said : last).emplace_back(says);
    } else if (std::ranges::find(last, in_one_breath->says) == last.end()) {
      last.emplace_back(in_one_breath->says);
    }
  }
  said.insert(said.end(), last.begin(), last.end());
  return said;
}

std::string said(const Knowledge& knowledge, const NetSign& level, const std::vector<std::string>& signs,
                 const Region& region) {
  const Language& language = knowledge.language;
  const std::string all = language.one_of(signs);
  if (level.hours == NetSign::ambulance)
    return language.say(WordsText::watch_call, {{"number", region.emergency_number}, {"signs", all}});
  const std::int64_t hours = level.hours;
  if (hours == 0)
    return language.say(WordsText::watch_now, {{"place", region.emergency_place}, {"signs", all}});
  if (hours <= 24) return language.say(WordsText::watch_today, {{"signs", all}});
  return language.say(WordsText::watch_within,
                      {{"within", knowledge.safety.withins[level.within].says}, {"signs", all}});
}

// One sentence for each time that is left, the most urgent first, then the words of their own.
std::vector<std::string> lines_of(const Knowledge& knowledge, Net net, const Region& region) {
  std::ranges::stable_sort(net.signs, {}, &NetSign::hours);
  std::vector<std::string> told;
  for (auto from = net.signs.begin(); from != net.signs.end();) {
    const auto to = std::find_if(from, net.signs.end(),
                                 [from](const NetSign& sign) { return sign.hours != from->hours; });
    told.push_back(said(knowledge, *from, signs_of(knowledge.safety, {from, to}), region));
    from = to;
  }
  if (!net.sentences.empty()) told.push_back(in_region(text_of(net.sentences), region));
  return told;
}

// Whether a sign that the rule names adds to what has to be done anyhow: not one that is there already and
// counts, since what has to be done is as urgent, or since it has a more urgent rule of its own.
bool adds(const Knowledge& knowledge, const Assessment& assessment, const SafetyRule& rule,
          std::size_t watched, std::int64_t limit) {
  const Safety& safety = knowledge.safety;
  const std::optional<std::size_t> seen = safety.watched[watched].seen;
  if (!seen || assessment.rules[*seen] != State::positive) return true;
  const std::int64_t hours = safety.withins[assessment.within].hours;
  return std::max<std::int64_t>(limit, 0) < hours && safety.rules[*seen].urgency >= rule.urgency;
}

// Whether what a rule says of this time asks for more than to be seen within `hours`.
bool asks_for_more(std::int64_t limit, std::int64_t hours, bool is_milder) {
  return hours == 0 ? !is_milder : limit < hours;
}

// Whether a sentence names a time that is no sooner than what has to be done: "get that checked within a
// week" beside "see a doctor within 48 hours".
bool leaves_as_much_time(const Safety& safety, const Assessment& assessment, std::string_view sentence) {
  const std::int64_t hours = safety.withins[assessment.within].hours;
  return std::ranges::any_of(safety.withins, [&](const Within& within) {
    return within.hours >= hours && within.hours > 0 && sentence.find(within.says) != std::string_view::npos;
  });
}

// No sign is printed with more time than the rules would leave once it is there.
void hurry(const Knowledge& knowledge, const Case& runner, const Assessment& assessment, Net& net) {
  Case tried = runner;
  for (NetSign& sign : net.signs) {
    if (sign.hours == NetSign::ambulance) continue;
    const std::optional<std::size_t> found =
        rule_if_seen(knowledge, tried, assessment, sign.watched, sign.hours);
    if (!found) continue;
    const SafetyRule& rule = knowledge.safety.rules[*found];
    sign.within = rule.within;
    sign.hours = calls_ambulance(rule) ? NetSign::ambulance : knowledge.safety.withins[rule.within].hours;
  }
}

// Precondition: assessment.decisive.
Net net_of(const Knowledge& knowledge, const Case& runner, const Assessment& assessment) {
  const SafetyRule& decisive = knowledge.safety.rules[*assessment.decisive];
  const Urgency first = *assessment.urgency;
  const std::int64_t hours = knowledge.safety.withins[assessment.within].hours;
  Net net;
  for (const SafetyRule* rule : leading_rules(knowledge, assessment)) {
    const bool is_milder = rule->urgency != first;
    // Where an ambulance is called anyhow, "call if the foot turns cold" would read as a condition.
    if (calls_ambulance(decisive) && rule != &decisive) continue;
    for (const Watch& watch : rule->watch) {
      const std::int64_t limit = hours_of(knowledge, watch);
      if (!asks_for_more(limit, hours, is_milder)) continue;
      for (const std::size_t watched : watch.watched) {
        if (adds(knowledge, assessment, *rule, watched, limit)) net.add({watched, limit, watch.within});
      }
    }
    for (const std::string_view sentence : sentences_of(rule->worse_if)) {
      if (!is_milder || asks_for_more(sentence, first)) add_once(net.sentences, sentence);
    }
  }
  hurry(knowledge, runner, assessment, net);
  return net;
}

}  // namespace

std::string worse_if_of(const Knowledge& knowledge, const SafetyRule& rule, const Region& region) {
  Net net;
  for (const Watch& watch : rule.watch) {
    for (const std::size_t watched : watch.watched)
      net.add({watched, hours_of(knowledge, watch), watch.within});
  }
  net.sentences = sentences_of(rule.worse_if);
  return fmt::format("{}", fmt::join(lines_of(knowledge, std::move(net), region), " "));
}

std::vector<std::string> safety_net(const Knowledge& knowledge, const Case& runner,
                                    const Assessment& assessment, const Region& region) {
  const auto own_text = [&](Urgency urgency) {
    return std::vector{
        in_region(knowledge.safety.urgencies[static_cast<std::size_t>(urgency)].worse_if, region)};
  };
  if (!assessment.decisive) return own_text(assessment.urgency.value_or(Urgency::self_manage));
  Net net = net_of(knowledge, runner, assessment);
  if (net.signs.empty() && net.sentences.empty()) return own_text(*assessment.urgency);
  return lines_of(knowledge, std::move(net), region);
}

std::vector<NetSign> net_signs(const Knowledge& knowledge, const Case& runner, const Assessment& assessment) {
  return assessment.decisive ? net_of(knowledge, runner, assessment).signs : std::vector<NetSign>{};
}

std::string said_beside(const Knowledge& knowledge, const Assessment& assessment, const Region& region) {
  const bool is_diary = assessment.no_plan == NoPlan::diary;  // it may ask for more than any rule
  if (!assessment.decisive && !is_diary) return {};
  Sentences told;
  if (assessment.decisive && !is_cleared(knowledge.safety.rules[*assessment.decisive], assessment)) {
    const SafetyRule& decisive = knowledge.safety.rules[*assessment.decisive];
    told = sentences_of(decisive.action);
    for (const std::string_view sentence : sentences_of(decisive.also)) add_once(told, sentence);
  }
  const std::size_t before = told.size();
  for (const SafetyRule* rule : leading_rules(knowledge, assessment)) {
    for (const std::string_view sentence : sentences_of(rule->also)) {
      if (!leaves_as_much_time(knowledge.safety, assessment, sentence)) add_once(told, sentence);
    }
  }
  if (told.size() == before) return {};
  told.erase(told.begin(), told.begin() + static_cast<std::ptrdiff_t>(before));
  return knowledge.language.say(WordsText::said_beside, {{"sentences", in_region(text_of(told), region)}});
}

}  // namespace kneecheck::words
