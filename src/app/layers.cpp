#include "app/layers.h"

#include <algorithm>
#include <utility>

#include "base/words/app.h"
#include "stream/case_folder.h"
#include "syntax/parse.h"
#include "world/read_text.h"

namespace kneecheck::app {
namespace {

constexpr std::size_t most_files =
    2000;  // some twenty times the built-in knowledge: beyond that it is the wrong folder
constexpr std::string_view clinic_path = "clinic.yaml";
constexpr std::string_view languages_folder = "languages/";  // each is a folder of its own, as in data/

void add_file(World& world, Layer& layer, const std::string& shown_name, std::string path,
              Diagnostics& problems) {
  auto tree =
      parse_knowledge_file(shown_name, read_file(world.files, shown_name, knowledge_limits.bytes), problems);
  if (!tree) return;
  layer.files.push_back(std::move(tree));
  layer.paths.push_back(std::move(path));
}

bool is_yaml(std::string_view path) {
  return path.ends_with(".yaml") || path.ends_with(".yml");
}

void complain(Diagnostics& problems, const std::string& path, std::string code, std::string message,
              TextId help = AppText::right_folder) {
  Diagnostic problem;
  problem.code = std::move(code);
  problem.file = path;
  problem.message = std::move(message);
  problem.help = problems.language().say(help);
  problems.add(std::move(problem));
}

std::vector<std::string> split_colons(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(':', start), text.size());
    if (end > start) parts.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

// Of knowledge, the undermost first.
std::vector<std::string> folders_of(const World& world, const Command& command) {
  std::vector<std::string> folders = split_colons(world.environment("KNEECHECK_DATA").value_or(""));
  folders.insert(folders.end(), command.data.begin(), command.data.end());
  return folders;
}

}  // namespace

Layer read_layer(World& world, const std::string& folder, Diagnostics& problems) {
  const std::vector<std::string> paths = world.files.list(folder, most_files);
  Layer layer;
  if (paths.size() > most_files) {
    complain(problems, folder, "too_large",
             problems.language().say(AppText::too_many_files, {{"most", most_files}}));
    return layer;
  }
  bool any = false;
  for (const std::string& path : paths) {
    if (!is_yaml(path) || path.starts_with(languages_folder)) continue;
    any = true;
    const std::string whole = path_in(folder, path);
    // Reading a pipe could wait for ever.
    if (world.files.kind(whole) == PathKind::file && !world.files.size(whole)) {
      complain(problems, whole, "syntax", problems.language().say(AppText::not_ordinary),
               AppText::put_a_file);
      continue;
    }
    add_file(world, layer, whole, path, problems);
  }
  if (!any) complain(problems, folder, "empty", problems.language().say(AppText::no_yaml));
  return layer;
}

std::vector<Layer> read_layers(World& world, const Command& command, const Spoken& spoken,
                               Diagnostics& problems) {
  std::vector<Layer> layers{builtin_layer()};
  if (spoken.folder) layers.push_back(*spoken.folder);
  for (const std::string& folder : folders_of(world, command))
    layers.push_back(read_layer(world, folder, problems));
  if (!command.clinic.empty()) {
    Layer clinic;
    add_file(world, clinic, command.clinic, std::string{clinic_path}, problems);
    layers.push_back(std::move(clinic));
  }
  return layers;
}

std::vector<std::string> paths_read(World& world, const Command& command) {
  std::vector<std::string> paths;
  if (holds(case_verbs | log_verbs | only(Verb::check), command.verb)) paths = command.operands;
  if (command.operands.empty()) paths.emplace_back("-");
  for (const std::string& path : {command.case_file, command.clinic, command.resume, command.diary}) {
    if (!path.empty()) paths.push_back(path);
  }
  paths.insert(paths.end(), command.history.begin(), command.history.end());
  paths.insert(paths.end(), command.from.begin(), command.from.end());
  for (const std::string& folder : folders_of(world, command)) {
    for (const std::string& path : world.files.list(folder, most_files))
      paths.push_back(path_in(folder, path));
  }
  return paths;
}

}  // namespace kneecheck::app
