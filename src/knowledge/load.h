// Knowledge from its files: the built-in ones first, then each overlay. An entry with a known id replaces it
// whole, a new id adds to it. Rule: bad knowledge is refused as a whole with all its problems.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "knowledge/knowledge.h"

namespace kneecheck::knowledge {

// One folder of knowledge: parsed files by their path inside it ("conditions/itb.yaml").
struct Layer {
  std::vector<std::shared_ptr<const Tree>> files;  // Tree::file is the path as shown to the user
  std::vector<std::string> paths;                  // inside the folder, same order, sorted
  std::vector<std::uint64_t> digests;  // of each file, as file_digest() gives it; may be left empty
};

// Parses one file of an overlay (text is copied into the tree). Null when it has problems.
std::shared_ptr<const Tree> parse_knowledge_file(std::string_view shown_name, std::string_view text,
                                                 Diagnostics& problems);

// Of the path inside the folder and of all that the file says; comments and layout do not count.
std::uint64_t file_digest(std::string_view path, const Tree& tree);

// The checks of check.h. The built-in folder alone needs none at start-up: the build has made them.
enum class Checks : std::uint8_t { overlays, always };

// Decodes all layers together, after what they say in another language (languages.h) has taken its place.
// `problems.language()` is what the language is laid over. Null when there is any problem.
std::unique_ptr<Knowledge> load_knowledge(const std::vector<Layer>& layers, Diagnostics& problems,
                                          Checks checks = Checks::overlays);

// The knowledge folder compiled into this binary (generated at build time by src/pack.cpp). Costs no parsing.
Layer builtin_layer();

// The languages that are built in, as folders to be laid over it; empty: there is none of this name.
std::vector<std::string_view> builtin_languages();
std::optional<Layer> builtin_language(std::string_view tag);

// What it calls itself, without a look at it.
struct KnowledgeName {
  std::string_view version;
  std::string_view digest;
};
KnowledgeName builtin_name();

}  // namespace kneecheck::knowledge
