#include "app/log_signs.h"

#include <doctest/doctest.h>

#include "../builtin_case.h"
#include "app/spoken.h"
#include "knowledge/languages.h"
#include "knowledge/load.h"

using namespace kneecheck;
using namespace kneecheck::app;

namespace {

std::string near(std::string_view line) {
  std::string found;
  for (const PlainLine& sign : signs_near(builtin(), line)) found += sign.lead + "|" + sign.text + "\n";
  return found;
}

}  // namespace

TEST_CASE("signs are taken by word and by number, and none is not the same as not sure") {
  CHECK(sign_cell(builtin(), "locked") == "locked");
  CHECK(sign_cell(builtin(), "13, Locked") == "locked;fever_unwell");
  CHECK(sign_cell(builtin(), "n") == "none");
  CHECK(sign_cell(builtin(), "0") == "none");
  CHECK(sign_cell(builtin(), "u") == "");
  CHECK(!sign_cell(builtin(), "locks"));
  CHECK(!sign_cell(builtin(), "99"));
  CHECK(!sign_cell(builtin(), "none, locked"));
}

TEST_CASE("what the question names leads to a sign") {
  const auto leads_to = [](std::string_view line, std::string_view sign) {
    return near(line).find("|" + std::string{sign} + ":") != std::string::npos;
  };
  CHECK(leads_to("locks", "locked"));
  CHECK(leads_to("lockd", "locked"));
  CHECK(leads_to("gives way", "giving_way"));
  CHECK(leads_to("gave way", "giving_way"));
  CHECK(leads_to("hot", "hot_red_swollen"));
  CHECK(leads_to("red", "red_skin"));
  CHECK(leads_to("fever", "fever_unwell"));
  CHECK(leads_to("a swollen calf", "calf_swelling"));
  CHECK(leads_to("numb", "cold_numb_foot"));
  CHECK(leads_to("short of breath", "breathless"));
  CHECK(leads_to("gives way, fever", "giving_way"));
  CHECK(leads_to("gives way, fever", "fever_unwell"));
  CHECK(near("knee").empty());
  CHECK(near("xyzzy").empty());
}

TEST_CASE("a note that names a sign is noticed, and one that does not is not") {
  const Language& language = builtin().language;
  CHECK(sign_word_in(language, "Locked twice on the stairs") == "Locked");
  CHECK(sign_word_in(language, "it gave way.") == "gave");
  CHECK(sign_word_in(language, "legs felt fresh").empty());
  CHECK(sign_word_in(language, "").empty());
  const Language german = speak(builtin_language("de")).language;
  CHECK(sign_word_in(german, "die Wade ist dick") == "Wade");
  CHECK(sign_word_in(german, "ging gut").empty());
}
