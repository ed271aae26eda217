// What the fuzz harnesses share. Each is one LLVMFuzzerTestOneInput(), which stops the process where a
// promise is broken: `scripts/fuzz MINUTES` looks for such inputs, replay.cpp runs those that were found
// once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/parse.h"
#include "intake/case.h"
#include "knowledge/knowledge.h"
#include "memory_world.h"
#include "stream/case_reader.h"
#include "syntax/parse.h"
#include "world/exit_status.h"

namespace kneecheck::fuzz {

using namespace world;
using namespace cli;
using namespace syntax;
using namespace knowledge;
using namespace stream;

const Knowledge& builtin();

// Stops the process unless `holds`.
void require(bool holds, std::string_view promise, std::string_view detail = {});

// The program on standard input or, `on_terminal`, with lines that are typed.
struct Ran {
  ExitStatus status = ExitStatus::done;
  std::string out, err;
};
Ran run(const std::vector<std::string>& arguments, const std::string& input, MemoryFiles& files,
        bool on_terminal = false);

// Nothing in it can harm a screen or hide text. `table`: tabs and carriage returns have their place.
void require_harmless(std::string_view text, bool table = false);

// Problems there are exactly where nothing was accepted; they are few, in words, and lie inside the text.
void require_good_problems(const Diagnostics& problems, bool accepted, std::string_view text);

// A tree holds together, and comes out the same when it is written as JSON and read again.
void require_whole(const Tree& tree);

// A case that was accepted, written as a case file, is the same case.
void require_rereadable(const intake::Case& runner);

// The records of a text are the same in whatever portions it comes; each is a case or has problems.
void require_divisible(const std::string& text, InputFormat format);

// The text as a file of cases under one of the commands and formats: what is printed is harmless.
void require_answerable(const std::string& text, std::string_view input_format, std::uint8_t pick);

}  // namespace kneecheck::fuzz
