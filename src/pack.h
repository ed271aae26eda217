// What the build's own tools share: constants written as C++, files that keep their time, a message in the
// end.
#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>

namespace kneecheck::tools {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  std::string text{std::istreambuf_iterator<char>{in}, {}};
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return text;
}

// An unchanged file keeps its time, so that nothing is compiled again.
inline void write_file(const std::filesystem::path& path, const std::string& text) {
  if (std::filesystem::exists(path) && read_file(path) == text) return;
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path());
  std::ofstream out{path, std::ios::binary};
  out << text;
  if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
}

// As a string literal; what is not plain ASCII as octal escapes.
inline std::string literal(std::string_view bytes) {
  std::string out = "\"";
  for (const char byte : bytes) {
    const bool plain = byte >= ' ' && byte <= '~' && byte != '"' && byte != '\\' && byte != '?';
    if (plain) {
      out += byte;
    } else {
      fmt::format_to(std::back_inserter(out), "\\{:03o}", static_cast<unsigned char>(byte));
    }
  }
  return out + '"';
}

// main() of a tool NAME DATA_DIR OUTPUT.
template <class Work>
int run_tool(const char* name, int argc, char** argv, const Work& work) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: %s DATA_DIR OUTPUT\n", name);
    return 2;
  }
  try {
    return work(argv[1], argv[2]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", name, error.what());
    return 1;
  }
}

}  // namespace kneecheck::tools
