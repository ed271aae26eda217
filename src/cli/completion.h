// What a shell offers when the tab key is pressed. The script of each shell only asks the program, so that
// options, commands and overlays of knowledge complete as soon as the program knows them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"

namespace kneecheck::cli {

std::string_view completion_script(Shell shell);

// The ids that the knowledge, with these folders (--data, as typed) laid over it, has for an offer.
using KnownWords = std::function<std::vector<std::string>(Offer offer, const std::vector<std::string>& data)>;

// How the last of the words that were typed behind the program's name can go on; it may be empty. One a line:
// the whole word, and behind a tab what it does, if that can be said; and for the shell `:files`, `:folders`,
// `:files ENDING...` (folders too), or `:list` (more may follow each word, behind a comma).
// A lone `=` is a word to bash: what follows it is the value of the option before it.
// Rule: every word offered needs no quotes in a shell, so that no knowledge can write shell code.
std::string complete(const Language& language, std::vector<std::string> words, const KnownWords& known);

}  // namespace kneecheck::cli
