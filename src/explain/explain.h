// A topic, or the outcome of a case, explained: sections of plain lines, each with its sources, no layout.
// Rule: every fact is from Knowledge or the very assessment it explains; nothing is worked out a second time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "explain/topics.h"
#include "intake/case.h"
#include "triage/assess.h"

namespace kneecheck::explain {

enum class Form : std::uint8_t { prose, list, steps };

struct Line {
  std::string text;
  Texts sources;  // ids; empty: those of the topic as a whole
};

struct Section {
  std::string heading;  // empty: the opening words
  Form form = Form::prose;
  std::vector<Line> lines;
};

struct Explanation {
  std::string kind;  // a word of TopicKind, or "case"
  std::string id;
  std::string name;
  std::vector<Section> sections;
  Texts sources;
  Texts claims;

  // Adds a section unless it has no lines.
  void add(std::string_view heading, Form form, std::vector<Line> lines);
};

Explanation explanation_of(const Knowledge& knowledge, const Topic& topic, const Region& region);

// Why a case came out as it did, in sentences: every safety rule with its state and reason, every cause with
// its points, and every single answer that would change the outcome (`changes`: all of them).
Explanation explain_case(const Knowledge& knowledge, const Case& runner, const Assessment& assessment,
                         const std::vector<Change>& changes, const Region& region);

// All of it as one text, for programs: headings and lines, one a line.
std::string plain_text(const Explanation& explanation);

}  // namespace kneecheck::explain
