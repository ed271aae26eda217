// The question for warning signs on a terminal: answered in words, or by the numbers that stand on the
// screen. Rule: a sign is confirmed before it is written, and words that are no sign come back to be kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/dialogue.h"
#include "app/log_signs.h"

namespace kneecheck::app {

class SignDialogue {
 public:
  // Both outlive it.
  SignDialogue(const Knowledge& knowledge, Dialogue& dialogue) : knowledge_(knowledge), dialogue_(dialogue) {}

  enum class End : std::uint8_t { answered, back, save, quit };
  struct Told {
    End end = End::answered;
    std::optional<Signs> signs{};  // none of them: no sign; empty: left open
    std::string unclear{};         // what was typed last, where nothing came of it
  };
  Told ask(TextId question, Fillings values = {});

 private:
  // The line that answers; empty: the end is in `told`.
  std::optional<std::string> next_line(Told& told);
  void show_all();
  bool confirm(TextId question, const Signs& signs, Told& told, std::optional<std::string>& line);
  void say_unclear(const SignLine& meant, const std::string& line);

  const Knowledge& knowledge_;
  Dialogue& dialogue_;
  Signs shown_;  // whose numbers stand on the screen
};

}  // namespace kneecheck::app
