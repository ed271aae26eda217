// What there is to do on a day, in words: a run, an exercise. All formats for people say it alike.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "plan/plan.h"

namespace kneecheck::words {

// "run 22 min, flat", "run 4 min, walk 1 min, 6 times, with 5 min uphill", "run 40 min, flat, 5 min faster, 4
// strides", "walk briskly 30 min".
std::string run_outline(const Language& language, const Run& run);
// The same, with how long to run in the new way: "run 22 min, flat, 3 min new technique"; of a walk, how far:
// "walk briskly 30 min, as far as it does not hurt".
std::string run_words(const Language& language, const Run& run);

// The pain rules of the plan (data/advice.yaml) that somebody who runs, or does exercises, that day is
// reminded of. A walk is no run: its words say how far.
std::vector<const Advice*> rules_of_day(const Plan& plan, bool runs, bool exercises);

// What exercises may hurt: the {pain_limit} of texts about them. In a plan it is that of its rules_of_day();
// without one it is what each cause allows: WordsText::any_pain_limit.
TextId pain_limit_of(const Plan& plan);
std::string with_pain_limit(const Language& language, std::string_view text, TextId limit);

// "3 x 4, hold 10 s, each side, bend to 30 degrees", "3 x 12 with a weight for 15, each side".
std::string dose_words(const Language& language, const PrescribedExercise& dose);

// What a weight "for 15" is, to be said once where such words stand.
std::string weight_meaning(const Language& language, int rm);
// The first weight that is named, as the repetitions it is for; empty: none is.
std::optional<int> first_weight(const Day& day);
std::optional<int> first_weight(const Week& week);
std::optional<int> first_weight(const Plan& plan);

}  // namespace kneecheck::words
