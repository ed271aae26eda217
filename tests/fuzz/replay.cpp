// Runs a harness over files, without a fuzzer: replay FOLDER...; every file once, and every beginning of it
// that ends with a line.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

int main(int count, char** arguments) {
  namespace fs = std::filesystem;
  std::size_t files = 0;
  for (int i = 1; i < count; ++i) {
    for (const fs::directory_entry& entry : fs::directory_iterator{arguments[i]}) {
      std::ifstream in{entry.path(), std::ios::binary};
      const std::string text{std::istreambuf_iterator<char>{in}, {}};
      std::printf("%s\n", entry.path().c_str());  // the last one named is the one that stops
      std::fflush(stdout);
      const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
      for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', end + 1))
        LLVMFuzzerTestOneInput(bytes, end + 1);
      LLVMFuzzerTestOneInput(bytes, text.size());
      ++files;
    }
  }
  std::printf("%zu files\n", files);
  return files == 0 ? 1 : 0;
}
