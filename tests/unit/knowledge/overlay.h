// Small overlays from strings on top of the built-in knowledge.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "knowledge/check.h"
#include "knowledge/load.h"
#include "knowledge/plan_policy.h"

namespace kneecheck::knowledge {

struct OverlayFile {
  std::string path;
  std::string text;
};

struct Loaded {
  std::unique_ptr<Knowledge> knowledge;
  Diagnostics problems;
};

inline Layer layer_from(const std::vector<OverlayFile>& files, Diagnostics& problems) {
  Layer layer;
  for (const OverlayFile& file : files) {
    auto tree = parse_knowledge_file("my/" + file.path, file.text, problems);
    REQUIRE(tree != nullptr);
    layer.files.push_back(std::move(tree));
    layer.paths.push_back(file.path);
  }
  return layer;
}

inline Loaded load_over(const std::vector<OverlayFile>& files) {
  Loaded loaded;
  const Layer layer = layer_from(files, loaded.problems);
  loaded.knowledge = load_knowledge({builtin_layer(), layer}, loaded.problems);
  return loaded;
}

inline std::unique_ptr<Knowledge> builtin() {
  Diagnostics problems;
  auto knowledge = load_knowledge({builtin_layer()}, problems);
  REQUIRE(knowledge != nullptr);
  return knowledge;
}

// Every code that a knowledge folder can be refused with is explained.
inline void check_codes_explained(const Diagnostics& problems) {
  static const std::unique_ptr<Knowledge> knowledge = builtin();
  for (const Diagnostic& problem : problems.all()) {
    CAPTURE(problem.code);
    CHECK(std::any_of(knowledge->errors.begin(), knowledge->errors.end(),
                      [&problem](const ErrorText& error) { return error.id == problem.code; }));
  }
}

// Whether the overlay is refused with such a problem.
inline bool refused(const Loaded& loaded, const std::string& code, const std::string& part) {
  check_codes_explained(loaded.problems);
  const auto& all = loaded.problems.all();
  return loaded.knowledge == nullptr && std::any_of(all.begin(), all.end(), [&](const Diagnostic& problem) {
           return problem.code == code && problem.message.find(part) != std::string::npos;
         });
}

// A safety rule of one line each; `more` are further lines ("    rest: stop\n").
inline std::string rule(const std::string& id, const std::string& when, const std::string& more = {}) {
  return "rules:\n  - id: " + id + "\n    urgency: routine\n    within: 4-weeks\n    when: " + when +
         "\n    name: A test\n    text: Why.\n    do: What.\n    worse_if: When.\n    sources: [judgement]\n "
         "   strength: judgement\n" +
         more;
}

// A condition without a plan; `points` are the lines of its list.
inline std::string condition(const std::string& id, const std::string& points, const std::string& more = {}) {
  return "id: " + id +
         "\norder: 30\nname: test\nfull: a test\nsummary: A test.\ncause: [a]\nfeels: [b]\nhelps: "
         "[c]\ncourse: Days.\n" +
         "see_someone: Soon.\nsources: [judgement]\n" + more + "points:\n" + points;
}

}  // namespace kneecheck::knowledge
