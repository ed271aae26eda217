#include "activities/activity.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>

#include "activities/readers.h"
#include "base/words/activities.h"
#include "base/words/syntax.h"
#include "syntax/foreign.h"

namespace kneecheck::activities {
namespace {

constexpr std::int64_t seconds_a_day = 24 * 60 * 60;

constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_fit(std::string_view bytes) {
  return bytes.size() >= 12 && bytes.substr(8, 4) == ".FIT";
}

// Whatever its encoding, it begins with '<'.
bool is_xml(std::string_view bytes) {
  constexpr std::string_view may_be_in_front{"\xEF\xBB\xBF\xFE\xFF\0 \t\r\n", 10};
  const std::size_t first = bytes.find_first_not_of(may_be_in_front);
  return first != std::string_view::npos && bytes[first] == '<';
}

// The same run by two files: one counts the pauses, or rounds what the other does not.
bool is_same(const Activity& one, const Activity& other) {
  if (one.date != other.date || one.is_run != other.is_run) return false;
  if (std::abs(one.seconds_moving - other.seconds_moving) <= 60) return true;
  return one.metres && other.metres && std::abs(*one.metres - *other.metres) * 100 <= *one.metres;
}

}  // namespace

void refuse(Diagnostics& problems, std::string_view file, std::size_t line, std::string_view code,
            std::string message, TextId help) {
  Diagnostic problem;
  problem.code = code;
  problem.file = file;
  if (line > 0) problem.place = {static_cast<std::uint32_t>(line), 1};
  problem.message = std::move(message);
  problem.help = problems.language().say(help);
  problems.add(std::move(problem));
}

void warn(Diagnostics& problems, std::string_view file, std::size_t line, std::string message, TextId help) {
  const std::size_t before = problems.all().size();
  refuse(problems, file, line, "bad_value", std::move(message), help);
  problems.change_each([](Diagnostic& problem) { problem.is_warning = true; }, before);
}

bool names_a_run(std::string_view sport) {
  // Garmin, GPX and Strava write the first; old files of Strava 9; the last are German.
  constexpr auto of_runs =
      std::to_array<std::string_view>({"run", "running", "trailrun", "trailrunning", "virtualrun", "9",
                                       "lauf", "laufen", "laufband", "traillauf"});
  constexpr auto of_others = std::to_array<std::string_view>({"wheelchair", "rollstuhl"});
  bool is_run = false;
  std::string word;
  for (std::size_t at = 0; at <= sport.size(); ++at) {
    const char c = at < sport.size() ? sport[at] : ' ';
    const bool belongs = is_letter(c) || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (belongs) {
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      continue;
    }
    if (std::ranges::find(of_others, word) != of_others.end()) return false;
    is_run = is_run || std::ranges::find(of_runs, word) != of_runs.end();
    word.clear();
  }
  return is_run;
}

std::optional<Date> date_of(std::int64_t seconds) {
  constexpr std::int64_t first = 946'684'800, behind_last = 4'102'444'800;  // 2000-01-01, 2100-01-01
  if (seconds < first || seconds >= behind_last) return std::nullopt;
  return Date{static_cast<std::int32_t>(seconds / seconds_a_day)};
}

std::optional<Activity> plausible(Date date, std::int64_t seconds, std::optional<std::int64_t> metres,
                                  bool is_run) {
  if (seconds < 1 || seconds > most_seconds) return std::nullopt;
  if (metres && (*metres < 1 || *metres > most_metres)) metres.reset();
  return Activity{date, static_cast<int>(seconds), metres, is_run};
}

std::vector<Activity> read_activities(std::string_view file, std::string_view bytes, const Counting& counting,
                                      Diagnostics& problems) {
  const Language& language = problems.language();
  std::vector<Activity> found;
  if (bytes.size() > most_bytes) {
    refuse(problems, file, 0, "too_large", language.say(ActivitiesText::too_large, {{"n", most_bytes >> 20}}),
           ActivitiesText::what_is_read);
  } else if (is_fit(bytes)) {
    found = read_fit(file, bytes, problems);
  } else if (is_xml(bytes)) {
    found = read_gpx(file, bytes, problems);
  } else if (const auto foreign = foreign_file(bytes)) {
    const bool is_packed = foreign->help == SyntaxText::unpack || foreign->message == SyntaxText::workbook;
    refuse(problems, file, 0, "syntax", language.say(ActivitiesText::not_activities),
           is_packed ? ActivitiesText::unpack : ActivitiesText::what_is_read);
  } else {
    found = read_table(file, bytes, counting, problems);
  }
  return found;
}

std::size_t join(std::vector<Activity>& all, const std::vector<Activity>& more) {
  std::multimap<Date, std::size_t> by_date;  // those of other files that none of `more` was found to be
  for (std::size_t i = 0; i < all.size(); ++i) by_date.emplace(all[i].date, i);
  std::size_t left_out = 0;
  for (const Activity& activity : more) {
    const auto [first, last] = by_date.equal_range(activity.date);
    const auto found =
        std::find_if(first, last, [&](const auto& there) { return is_same(all[there.second], activity); });
    if (found == last) {
      all.push_back(activity);
    } else {
      by_date.erase(found);
      ++left_out;
    }
  }
  return left_out;
}

}  // namespace kneecheck::activities
