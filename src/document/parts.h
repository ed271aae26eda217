// Pieces that several documents share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/citations.h"
#include "document/document.h"
#include "document/people.h"

namespace kneecheck::document {

const Region& region_of(const Knowledge& knowledge, const Audience& audience);

// The action of the case, as the first block: an alarm when it is one. In full, it says too that questions
// are open; in brief, they follow on the same screen.
Notice action_notice(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                     const Region& region, Detail detail = Detail::full);

// The short id of the case, when it has one: as a row, and by itself.
Facts case_id(const Language& language, const Case& runner);
void add_case_id(Document& document, const Case& runner);

// The figure of an exercise, a test or a technique that is called `name`, and that what stands around it
// tells in words; nothing where it has none.
void add_figure(Document& document, const Knowledge& knowledge, Value figure, std::string_view name);

// How to reach the clinic: as rows, and as a section where one is known.
Facts clinic_facts(const Language& language, const Clinic& clinic);
void add_clinic(Document& document, const Clinic& clinic, bool alarm);

// Why it must be seen: positive safety rules and the answers behind them, decisive first. Short in an alarm.
void add_positive_rules(Document& document, const Knowledge& knowledge, const Case& runner,
                        const Assessment& assessment, const Region& region, Citations& citations);

// The unanswered safety questions, and how to answer them.
void add_open_questions(Document& document, const Knowledge& knowledge, const Assessment& assessment,
                        const Audience& audience);

// A question without an answer that a rule of `soon` or above waits for.
struct OpenQuestion {
  QuestionIndex question = 0;
  std::vector<std::string> could_show;  // the names of these rules
};
std::vector<OpenQuestion> open_questions(const Knowledge& knowledge, const Case& runner,
                                         const Assessment& assessment);

// All of them, with what they could show.
void add_not_asked(Document& document, const Knowledge& knowledge, const Case& runner,
                   const Assessment& assessment);

// The same questions in one line; empty: there are none.
std::string open_in_a_line(const Knowledge& knowledge, const Case& runner, const Assessment& assessment);

// "your pace, your open days, the race and 3 more"
std::string some_of(const Language& language, std::vector<std::string> names);

// "This is not a diagnosis." and the sources.
void add_end(Document& document, const Citations& citations);

// As a shell takes it for one word.
std::string shell_word(std::string_view text);

// Whether the reader keeps a diary.
bool has_diary(const Audience& audience);

// `kneecheck VERB FILE OPTIONS`, the file quoted for a shell, with what else makes a plan the same; without a
// line when the answers are in no file.
ToType next_command(std::string_view lead, std::string_view verb, const Audience& audience,
                    std::string_view options = {});

// The questions anew, into a file of its own beside the case's.
ToType answer_anew_command(const Language& language, Audience audience);

}  // namespace kneecheck::document
