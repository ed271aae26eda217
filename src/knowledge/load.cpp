#include "knowledge/load.h"

#include <fmt/format.h>

#include <utility>

#include "base/digest.h"
#include "knowledge/builtin.h"
#include "knowledge/check.h"
#include "knowledge/checks.h"
#include "knowledge/decode.h"
#include "knowledge/languages.h"
#include "knowledge/plan_policy.h"
#include "syntax/parse.h"

namespace kneecheck::knowledge {
namespace {

std::string digest_of(const std::vector<Layer>& layers) {
  Digest digest;
  for (const Layer& layer : layers) {
    digest.add(layer.files.size());
    for (std::size_t i = 0; i < layer.files.size(); ++i) {
      digest.add(layer.digests.empty() ? file_digest(layer.paths[i], *layer.files[i]) : layer.digests[i]);
    }
  }
  return fmt::format("{:016x}", digest.value());
}

// A cause that no exercise names is served by those that stand in its menus.
void let_menus_serve(Knowledge& knowledge) {
  std::uint64_t named = 0;
  for (const Exercise& exercise : knowledge.exercises) named |= exercise.for_conditions | exercise.not_for;
  for (const Menu& menu : knowledge.policy->menus) {
    for (const auto& session : menu.sessions) {
      for (const Slot& slot : session) {
        for (const ExerciseIndex exercise : slot)
          knowledge.exercises[exercise].for_conditions |= menu.conditions & ~named;
      }
    }
  }
}

void decode_all(const std::vector<Layer>& layers, Knowledge& knowledge, Diagnostics& problems) {
  Sections sections{layers, problems};
  if (!decode_questions(sections, knowledge, problems)) return;
  decode_conditions(sections, knowledge, problems);
  decode_safety(sections, knowledge, problems);
  decode_interview(sections, knowledge, problems);
  decode_exercises(sections, knowledge, problems);
  decode_techniques(sections, knowledge, problems);
  decode_advice(sections, knowledge, problems);
  decode_texts(sections, knowledge, problems);
  decode_figures(sections, knowledge);
  let_figures_replace(knowledge, problems);
  knowledge.policy = decode_policy(sections, knowledge, problems);
  let_menus_serve(knowledge);
  sections.done();
}

// All that the whole shows, of the folders as they are: some of it is about English texts.
void check_all(const std::vector<Layer>& plain, const Knowledge& knowledge, Diagnostics& problems) {
  if (plain.size() == 1) {
    check_knowledge(knowledge, knowledge, problems);
    check_builtin(knowledge, problems);
    return;
  }
  Knowledge builtin;
  decode_all({plain.front()}, builtin, problems);
  Knowledge whole;
  whole.trees = knowledge.trees;
  decode_all(plain, whole, problems);
  check_knowledge(builtin, whole, problems);
  check_not_milder(builtin, whole, problems);
}

}  // namespace

std::uint64_t file_digest(std::string_view path, const Tree& tree) {
  Digest digest;
  digest.add(path);
  const std::string_view text = tree.text();
  for (const Node& node : tree.nodes()) {
    digest.add(static_cast<std::uint64_t>(node.kind));
    digest.add(node.end);
    digest.add(node.text_size);
    digest.add(text.substr(node.text_at, node.text_size));
  }
  return digest.value();
}

std::shared_ptr<const Tree> parse_knowledge_file(std::string_view shown_name, std::string_view text,
                                                 Diagnostics& problems) {
  struct Owner {
    std::string text;
    Tree tree;
  };
  auto owner = std::make_shared<Owner>();
  owner->text = text;
  if (!parse_yaml(shown_name, owner->text, knowledge_limits, owner->tree, problems)) return nullptr;
  return {owner, &owner->tree};
}

std::unique_ptr<Knowledge> load_knowledge(const std::vector<Layer>& given, Diagnostics& problems,
                                          Checks checks) {
  auto knowledge = std::make_unique<Knowledge>();
  const std::size_t before = problems.size();
  knowledge->language = problems.language();
  const InLanguage spoken =
      given.size() > 1 ? in_language(given, knowledge->language, problems) : InLanguage{given, given.front()};
  std::vector<Layer> layers = spoken.plain;
  layers.front() = spoken.front;
  for (const auto* all : {&given, &std::as_const(layers)}) {
    for (const Layer& layer : *all)
      knowledge->trees.insert(knowledge->trees.end(), layer.files.begin(), layer.files.end());
  }
  decode_all(layers, *knowledge, problems);
  if (problems.size() == before && (layers.size() > 1 || checks == Checks::always))
    check_all(spoken.plain, *knowledge, problems);
  if (problems.size() != before) return nullptr;
  knowledge->words = WordTable{knowledge->questions};
  knowledge->dependents = find_dependents(knowledge->questions, knowledge->safety, knowledge->conditions);
  knowledge->points = find_points(knowledge->conditions);
  find_kinds(knowledge->conditions);
  knowledge->ranking_rules = find_ranking_rules(knowledge->safety);
  knowledge->digest = digest_of(given);
  return knowledge;
}

Layer layer_of(std::string_view shown, std::span<const BuiltinFile> files) {
  Layer layer;
  auto trees = std::make_shared<std::vector<Tree>>(files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    Tree& tree = (*trees)[i];
    tree.file.assign(shown).append(files[i].path);
    tree.borrowed_nodes = files[i].nodes;
    tree.borrowed_text = files[i].text;
    tree.is_checked = true;
    layer.files.emplace_back(trees, &tree);
    layer.paths.emplace_back(files[i].path);
    layer.digests.push_back(files[i].digest);
  }
  return layer;
}

}  // namespace kneecheck::knowledge
