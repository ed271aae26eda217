// What a person types at a question, and what it means.
// Rule: every line means exactly one thing; what means nothing is said to, in one line, and changes nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interview/interview.h"
#include "interview/typed.h"

namespace kneecheck::interview {

enum class ReplyKind : std::uint8_t { answers, keep, back, help, review, save, quit, plan, why, wrong };

struct Reply {
  ReplyKind kind = ReplyKind::wrong;
  std::vector<Given> answers;  // to all questions of the step, or to some: of a row the first ones, of
                               // several lists those from which something was named
  std::string expected;        // of a wrong reply: what to type instead
};

// A line of a checklist: an answer that may be true.
struct Item {
  QuestionIndex question = 0;
  std::uint8_t choice = 0;
  std::string_view label;
};

// How a step is answered.
enum class StepForm : std::uint8_t { checklist, one_of, yes_no, quantity };
StepForm form_of(const Knowledge& knowledge, const Step& step);

// The numbered lines of a checklist; empty for other forms.
std::vector<Item> items_of(const Knowledge& knowledge, const Step& step);

// What 0 stands for; empty when nothing does.
std::string_view none_label(const Knowledge& knowledge, const Step& step);

// What its choices are called.
std::vector<std::string> labels_of(const Question& question);

// Whether its unit says how far its numbers go: "out of 10".
bool is_scale(const Question& question);

// "type a number from 0 to 10, or u ...": what can be typed, but for the keys.
std::string expected_reply(const Knowledge& knowledge, const Step& step);

// `may_keep`: there is an answer already, and an empty line keeps it.
Reply read_reply(const Knowledge& knowledge, const Step& step, std::string_view line, bool may_keep,
                 const Typing& typing = {});

// At a question of the plan, which may be skipped: an empty line leaves it open, and p skips all the rest.
// "no" is no race, or no distance; a race that is over is refused.
Reply read_plan_reply(const Knowledge& knowledge, const Step& step, std::string_view line, bool may_keep,
                      const Typing& typing);

// Yes or no to something that is not a question of the case. Empty: neither.
std::optional<bool> read_yes_no(const Language& language, std::string_view line);

// What a line says beside answers: back, help, review, save, quit; plan and why, where there is a result.
std::optional<ReplyKind> read_key(const Language& language, std::string_view line);

}  // namespace kneecheck::interview
