// figures DATA_FOLDER OUTPUT_FOLDER [DATA_FOLDER ...]: writes every figure of the knowledge as SVG and as
// characters, and a contact sheet of them all (sheet.html, and sheet-N.svg for rsvg-convert). The second and
// further folders of data lie over the first. What is wrong with a figure is told as `check` would.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "figure/draw.h"
#include "figure/svg_style.h"
#include "knowledge/checks.h"
#include "knowledge/figures.h"
#include "knowledge/load.h"

namespace {

using namespace kneecheck;
using namespace kneecheck::knowledge;
namespace fs = std::filesystem;

constexpr int columns = 4, cell = 400, cells_a_sheet = 16;

Layer read_layer(const fs::path& folder, Diagnostics& problems) {
  std::vector<std::string> paths;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator{folder}) {
    const fs::path path = entry.path().lexically_relative(folder);
    if (entry.is_regular_file() && path.extension() == ".yaml" && *path.begin() != "languages" &&
        *path.begin() != "words")
      paths.push_back(path.generic_string());
  }
  std::ranges::sort(paths);
  Layer layer;
  for (const std::string& path : paths) {
    std::ifstream file{folder / path};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    if (auto tree = parse_knowledge_file((folder / path).string(), text, problems)) {
      layer.paths.push_back(path);
      layer.files.push_back(std::move(tree));
    }
  }
  return layer;
}

void write(const fs::path& path, const std::string& text) {
  std::ofstream{path} << text;
}

std::string in_cell(std::string svg, std::size_t place, const std::string& name) {
  const int x = static_cast<int>(place) % columns * cell, y = static_cast<int>(place) / columns * cell;
  const std::size_t at = svg.find(" width=\""), end = svg.find('>', at);
  svg.replace(
      at, end - at,
      fmt::format(" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", x + 20, y + 34, cell - 40, cell - 54));
  return fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"17\" font-family=\"sans-serif\">{}</text>\n{}",
                     x + 20, y + 24, name, svg);
}

int run(const std::vector<std::string>& folders, const fs::path& out) {
  Diagnostics problems;
  std::vector<Layer> layers;
  for (const std::string& folder : folders) layers.push_back(read_layer(folder, problems));
  const auto knowledge = problems.empty() ? load_knowledge(layers, problems) : nullptr;
  if (!knowledge) {
    std::fputs(format(problems).c_str(), stderr);
    return 1;
  }
  check_figures(*knowledge, problems);
  fs::create_directories(out);
  std::string html =
      "<!DOCTYPE html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Figures</title>\n<style>"
      "body{font:14px "
      "sans-serif;display:grid;grid-template-columns:repeat(auto-fill,minmax(260px,1fr));gap:1rem}"
      "svg{width:240px;height:240px}figure{margin:0}" +
      std::string{figure::svg_style} + "</style>\n";
  std::vector<std::string> sheets;
  std::size_t count = 0;
  for (const FigureEntry& entry : all_figures(*knowledge)) {
    const auto figure = figure_at(*knowledge, entry.at);
    if (!figure) continue;
    const std::string name =
        entry.rung == 0 ? std::string{entry.id} : fmt::format("{}-{}", entry.id, entry.rung);
    const figure::Picture picture = figure::picture_of(*figure);
    const figure::Alternative words = figure::described(knowledge->language, entry.name, *figure);
    const std::string svg = figure::svg(picture, words, name);
    write(out / (name + ".svg"), figure::svg_file(picture, words, name));
    std::string text = words.title + "\n" + words.text + "\n\n";
    for (const bool utf8 : {true, false}) {
      for (const std::string& line : figure::characters(picture, {60, 24}, utf8)) text += line + "\n";
      text += "\n";
    }
    write(out / (name + ".txt"), text);
    html += fmt::format("<figure>{}<figcaption>{}</figcaption></figure>\n", svg, name);
    if (count % cells_a_sheet == 0) sheets.emplace_back();
    sheets.back() += in_cell(svg, count % cells_a_sheet, name);
    ++count;
  }
  write(out / "sheet.html", html + "</html>\n");
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::size_t cells = std::min<std::size_t>(cells_a_sheet, count - i * cells_a_sheet);
    write(out / fmt::format("sheet-{}.svg", i + 1),
          fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\">\n{}</svg>\n",
                      columns * cell, (static_cast<int>(cells) + columns - 1) / columns * cell, sheets[i]));
  }
  problems.sort();
  std::fputs(format(problems).c_str(), stderr);
  fmt::print("{} figures in {}\n", count, out.string());
  return problems.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: figures DATA_FOLDER OUTPUT_FOLDER [DATA_FOLDER ...]\n", stderr);
    return 2;
  }
  std::vector<std::string> folders{argv[1]};
  folders.insert(folders.end(), argv + 3, argv + argc);
  return run(folders, argv[2]);
}
