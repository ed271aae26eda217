// kneecheck-pack DATA_DIR OUTPUT.cpp: the build's own tool. It loads data/ with the program's loader and all
// its checks (a mistake fails the build with its place), and writes the parsed files down as constants, so
// that the program parses nothing at start-up.
#include "pack.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <string>
#include <unordered_map>
#include <vector>

#include "knowledge/load.h"

namespace {

using namespace kneecheck;
using namespace kneecheck::knowledge;
using namespace kneecheck::tools;
namespace fs = std::filesystem;

constexpr std::size_t bytes_a_line = 120;

constexpr std::string_view languages_folder = "languages";

// Languages are folders of their own, to be laid over this one.
std::vector<std::string> yaml_paths(const fs::path& folder) {
  std::vector<std::string> paths;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator{folder}) {
    const fs::path path = entry.path().lexically_relative(folder);
    if (entry.is_regular_file() && path.extension() == ".yaml" && *path.begin() != languages_folder)
      paths.push_back(path.generic_string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

Layer read_layer(const fs::path& folder, const std::string& shown, Diagnostics& problems) {
  Layer layer;
  for (const std::string& path : yaml_paths(folder)) {
    auto tree = parse_knowledge_file(shown + path, read_file(folder / path), problems);
    if (!tree) continue;
    layer.digests.push_back(file_digest(path, *tree));
    layer.paths.push_back(path);
    layer.files.push_back(std::move(tree));
  }
  return layer;
}

struct NamedLayer {
  std::string name;  // of the arrays, and of a language
  Layer layer;
};

std::vector<NamedLayer> read_languages(const fs::path& folder, Diagnostics& problems) {
  std::vector<NamedLayer> languages;
  if (!fs::exists(folder)) return languages;
  for (const fs::directory_entry& entry : fs::directory_iterator{folder}) {
    const std::string name = entry.path().filename().string();
    languages.push_back(
        {name, read_layer(entry.path(), fmt::format("data/{}/{}/", languages_folder, name), problems)});
  }
  std::ranges::sort(languages, {}, &NamedLayer::name);
  return languages;
}

// The arrays of one file. Words that repeat ("sources") are kept once.
void append_file(std::string& out, const Tree& tree, const std::string& number) {
  std::string text;
  std::unordered_map<std::string_view, std::size_t> places;
  fmt::format_to(std::back_inserter(out), "constexpr Node nodes_{}[] = {{\n", number);
  for (const Node& node : tree.nodes()) {
    const std::string_view word = tree.text().substr(node.text_at, node.text_size);
    const auto [place, is_new] = places.emplace(word, text.size());
    if (is_new) text += word;
    fmt::format_to(std::back_inserter(out), "{{{},{},{},{},{},K{{{}}}}},\n", place->second, node.text_size,
                   node.end, node.line, node.column, static_cast<int>(node.kind));
  }
  fmt::format_to(std::back_inserter(out), "}};\nconstexpr char text_{}[] =\n", number);
  for (std::size_t at = 0; at < text.size() || at == 0; at += bytes_a_line) {
    out += literal(std::string_view{text}.substr(at, bytes_a_line)) + '\n';
  }
  out += ";\n";
}

// And the list of all files of a folder: `files_NAME`.
void append_layer(std::string& out, const Layer& layer, const std::string& name) {
  for (std::size_t i = 0; i < layer.files.size(); ++i)
    append_file(out, *layer.files[i], fmt::format("{}_{}", name, i));
  fmt::format_to(std::back_inserter(out), "constexpr BuiltinFile files_{}[] = {{\n", name);
  for (std::size_t i = 0; i < layer.files.size(); ++i) {
    fmt::format_to(std::back_inserter(out),
                   "{{\"{0}\", nodes_{1}_{2}, {{text_{1}_{2}, sizeof text_{1}_{2} - 1}}, {3:#x}u}},\n",
                   layer.paths[i], name, i, layer.digests[i]);
  }
  out += "};\n";
}

std::string generated(const Layer& layer, const std::vector<NamedLayer>& languages,
                      const Knowledge& knowledge) {
  std::string out =
      "// Generated from data/ by kneecheck-pack.\n#include \"knowledge/builtin.h\"\n\n"
      "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n"
      "namespace kneecheck::knowledge {\nnamespace {\n\nusing K = NodeKind;\n\n";
  append_layer(out, layer, "data");
  for (const NamedLayer& language : languages) append_layer(out, language.layer, language.name);
  out += "\n}  // namespace\n\nLayer builtin_layer() { return layer_of(\"data/\", files_data); }\n";
  std::string names;
  out += "std::optional<Layer> builtin_language(std::string_view tag) {\n";
  for (const auto& [name, unused] : languages) {
    fmt::format_to(std::back_inserter(out),
                   "  if (tag == \"{0}\") return layer_of(\"data/{1}/{0}/\", files_{0});\n", name,
                   languages_folder);
    fmt::format_to(std::back_inserter(names), "{}\"{}\"", names.empty() ? "" : ", ", name);
  }
  fmt::format_to(std::back_inserter(out),
                 "  return std::nullopt;\n}}\n"
                 "std::vector<std::string_view> builtin_languages() {{ return {{{}}}; }}\n",
                 names);
  out += "KnowledgeName builtin_name() { return {" + literal(knowledge.version);
  fmt::format_to(std::back_inserter(out), ", \"{}\"}}; }}\n\n}}  // namespace kneecheck::knowledge\n",
                 knowledge.digest);
  return out;
}

int pack(const fs::path& folder, const fs::path& output) {
  Diagnostics problems;
  const Layer layer = read_layer(folder, "data/", problems);
  const std::vector<NamedLayer> languages = read_languages(folder / languages_folder, problems);
  const auto knowledge = load_knowledge({layer}, problems, Checks::always);
  for (const NamedLayer& language : languages) load_knowledge({layer, language.layer}, problems);
  if (!knowledge || !problems.empty()) {
    problems.sort();
    std::fputs(format(problems).c_str(), stderr);
    return 1;
  }
  write_file(output, generated(layer, languages, *knowledge));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return run_tool("kneecheck-pack", argc, argv, pack);
}
