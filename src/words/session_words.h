// What there is to do on a day, in words: a run, an exercise. All formats for people say it alike.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/plan.h"

namespace kneecheck::words {

// "run 22 min, flat", "run 4 min, walk 1 min, 6 times, with 5 min uphill", "run 40 min, flat, 5 min faster, 4
// strides", "walk briskly 30 min".
std::string run_outline(const Run& run);
// The same, with how long to run in the new way: "run 22 min, flat, 3 min new technique"; of a walk, how far:
// "walk briskly 30 min, as far as it does not hurt".
std::string run_words(const Run& run);

// The pain rules of the plan (data/advice.yaml) that somebody who runs, or does exercises, that day is
// reminded of. A walk is no run: its words say how far.
std::vector<const Advice*> rules_of_day(const Plan& plan, bool runs, bool exercises);

// What exercises may hurt: the {pain_limit} of texts about them. In a plan it is that of its rules_of_day();
// without one it is what each cause allows.
inline constexpr std::string_view pain_limit = "2 out of 10", tendon_pain_limit = "3 out of 10",
                                  any_pain_limit = "2 out of 10 (3 out of 10 if you have tendon pain)";
std::string_view pain_limit_of(const Plan& plan);
std::string with_pain_limit(std::string_view text, std::string_view limit);

// What every day and week says that does not open a phase, since a date alone begins none.
inline constexpr std::string_view only_if_passed =
    "Do this only once you have passed into its phase. If you have repeated or missed a week, do the week "
    "you "
    "are really in.";

// "3 x 4, hold 10 s, each side, bend to 30 degrees", "3 x 12 with a weight for 15, each side".
std::string dose_words(const PrescribedExercise& dose);

// What some words above mean, to be said once where they stand: of weights, strides and faster minutes.
std::string weight_meaning(int rm);
inline constexpr std::string_view strides_meaning =
    "Strides: on level ground, speed up gently for 15 to 20 seconds. Stay relaxed, and never go as fast as "
    "you can. Walk back, then do the next.";
inline constexpr std::string_view faster_meaning =
    "Faster means: ten easy minutes first, then pieces of two to four minutes in which you can still say a "
    "short sentence, with easy running between them. Never all out.";
inline constexpr std::string_view uphill_meaning = "Uphill: gently, in short pieces. Walk back down.";
inline constexpr std::string_view downhill_meaning =
    "Downhill: a gentle slope, in short pieces, with short and quick steps.";
inline constexpr std::string_view easy_meaning =
    "Walk for five minutes first. Run so easily that you could talk in whole sentences.";
// The first weight that is named, as the repetitions it is for; empty: none is.
std::optional<int> first_weight(const Day& day);
std::optional<int> first_weight(const Week& week);
std::optional<int> first_weight(const Plan& plan);

}  // namespace kneecheck::words
