// Files of data/ changed at random, as a folder that a clinic might lay over the built-in knowledge.
// Rule: the same on every machine and in every run.
#pragma once

#include <string>

#include "../laws/people.h"

namespace kneecheck::overlays {

using namespace knowledge;

struct Mutant {
  std::string path;  // inside the folder
  std::string text;  // the whole file
  std::string what;  // was done to it, for people
};

// A file with one to three changes: a key or an entry dropped, a number or a flag changed, an id put in place
// of another, a list emptied, or its order changed.
Mutant mutant(const Layer& built_in, laws::Dice& dice);

// Each number of the plans by itself, as strict as its row allows.
std::vector<Mutant> strictest_numbers();

}  // namespace kneecheck::overlays
