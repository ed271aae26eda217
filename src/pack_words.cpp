// kneecheck-pack-words DATA_DIR OUTPUT_DIR: the build's own tool. What data/words says becomes one enum for
// each of its files (base/words/document.h: enum class DocumentText) and the English wording of all of them.
// Every room leans on these, so that this tool leans on none of them.
#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "pack.h"

namespace {

namespace fs = std::filesystem;
using namespace kneecheck::tools;

struct Text {
  std::string id, wording, one;
};

struct Book {
  std::string name;  // "document", of data/words/document.yaml
  std::vector<Text> texts;
};

[[noreturn]] void fail(const fs::path& file, const YAML::Mark& mark, std::string_view what) {
  throw std::runtime_error(fmt::format("{}:{}:{}: {}", file.string(), mark.line + 1, mark.column + 1, what));
}

bool is_name(std::string_view id) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !id.empty() && id.front() >= 'a' && std::ranges::all_of(id, fits);
}

Text read_text(const fs::path& file, const YAML::Node& entry) {
  Text text{entry["id"].as<std::string>(""), entry["text"].as<std::string>(""),
            entry["one"].as<std::string>("")};
  if (!is_name(text.id)) fail(file, entry.Mark(), "an id is made of small letters, digits and _");
  if (text.wording.empty()) fail(file, entry.Mark(), text.id + " has no text");
  if (entry.size() != (entry["one"] ? 3U : 2U)) fail(file, entry.Mark(), "the keys are id, text and one");
  return text;
}

Book read_book(const fs::path& file) {
  Book book{file.stem().string(), {}};
  std::set<std::string> known;
  const YAML::Node root = YAML::LoadFile(file.string());
  for (const YAML::Node& entry : root["texts"]) {
    book.texts.push_back(read_text(file, entry));
    if (!known.insert(book.texts.back().id).second)
      fail(file, entry.Mark(), book.texts.back().id + " stands twice");
  }
  return book;
}

std::vector<Book> read_books(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator{folder}) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<Book> books;
  std::ranges::transform(files, std::back_inserter(books), read_book);
  return books;
}

// "document" -> "DocumentText".
std::string enum_name(const Book& book) {
  std::string name = book.name + "Text";
  name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

std::string header(const Book& book, std::size_t number) {
  std::string out = fmt::format(
      "// Generated from data/words/{}.yaml by kneecheck-pack-words.\n#pragma once\n\n#include "
      "\"base/language.h\"\n\nnamespace kneecheck {{\n\nenum class {} : std::uint16_t {{\n",
      book.name, enum_name(book));
  for (const Text& text : book.texts) out += "  " + text.id + ",\n";
  out += fmt::format(
      "}};\nconstexpr std::uint8_t book_of({}) {{\n  return {};\n}}\n\n}}  // namespace kneecheck\n",
      enum_name(book), number);
  return out;
}

std::string wordings(const std::vector<Book>& books) {
  std::string out =
      "// Generated from data/words by kneecheck-pack-words.\n#include \"base/language.h\"\n\n"
      "namespace kneecheck {\nnamespace {\n\n";
  for (std::size_t i = 0; i < books.size(); ++i) {
    fmt::format_to(std::back_inserter(out), "constexpr NamedWording book_{}[] = {{\n", i);
    for (const Text& text : books[i].texts) {
      fmt::format_to(std::back_inserter(out), "    {{\"{}\", {{{}, {}}}}},\n", text.id, literal(text.wording),
                     literal(text.one));
    }
    out += "};\n";
  }
  out += "constexpr Book books[] = {\n";
  for (std::size_t i = 0; i < books.size(); ++i)
    fmt::format_to(std::back_inserter(out), "    {{\"{}\", book_{}}},\n", books[i].name, i);
  return out +
         "};\n\n}  // namespace\n\nstd::span<const Book> english_books() {\n  return books;\n}\n\n}  // "
         "namespace kneecheck\n";
}

int pack(const fs::path& data, const fs::path& output) {
  const std::vector<Book> books = read_books(data / "words");
  for (std::size_t i = 0; i < books.size(); ++i)
    write_file(output / "base/words" / (books[i].name + ".h"), header(books[i], i));
  write_file(output / "words.cpp", wordings(books));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return kneecheck::tools::run_tool("kneecheck-pack-words", argc, argv, pack);
}
