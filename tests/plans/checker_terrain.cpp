// V14 to V17 and T10: the ground, hard running, and one new thing at a time.
#include <algorithm>

#include "checker_parts.h"

namespace kneecheck::plans {
namespace {

struct PartLimit {
  Part part;
  Text name;
  int step, most;  // percent
};
constexpr std::array<PartLimit, 3> part_limits{{{Part::hill, "hills", 10, 40},
                                                {Part::downhill, "downhill", 5, 20},
                                                {Part::hard, "hard running", 5, 20}}};

// V14.
void check_ground(const Week& week, Found& found) {
  const WeekRow& row = *week.row;
  int terrain = flat;
  for (const RunOn& on : week.runs) terrain = std::max(terrain, on.run->terrain);
  const int highest = week.phase < landing_phase ? flat : week.phase == landing_phase ? uphill : downhill;
  const bool hills = row.hill > 0 && highest < uphill;
  const bool fast = (row.hard > 0 || row.downhill > 0) && week.phase < run_phase;
  if (terrain > highest || hills || fast)
    found(week.number, "V14", "{} or fast in {}", terrain_ids[static_cast<std::size_t>(terrain)],
          phase_ids[static_cast<std::size_t>(week.phase)]);
}

// V16.
void check_parts(const Week& week, Found& found) {
  for (const PartLimit& limit : part_limits) {
    const Fraction now = week.part(limit.part);
    const Fraction before = week.base != nullptr ? week.base->part(limit.part) : Fraction{};
    if (now.num > 0 && (now > before + percent(limit.step) || now > percent(limit.most))) {
      found(week.number, "V16", "{}: {} of {} min", limit.name, now.num, now.den);
    }
    if (week.deload && week.rises(limit.part)) found(week.number, "V16", "{} in a deload", limit.name);
  }
}

// V17.
void check_one_rise(const Sheet& sheet, const Week& week, Found& found) {
  int rising = 0;
  for (const PartLimit& limit : part_limits) rising += week.rises(limit.part) ? 1 : 0;
  for (const Text id : sheet.techniques) rising += week.starts(id) || week.builds(id) ? 1 : 0;
  if (rising > 1) found(week.number, "V17", "{} things rise", rising);
  if (rising > 0 && week.base != nullptr && !sheet.within(week, 105, 108)) {
    found(week.number, "V17", "{} min after {} with a rise", week.minutes, week.base->minutes);
  }
  for (const WeekTechniqueRow& technique : week.row->techniques) {
    const bool learning = technique.state != "settled" && week.share(technique.id) < percent(50);
    if (week.row->hard > 0 && learning)
      found(week.number, "V17", "hard running while {} is below half", technique.id);
  }
}

constexpr std::size_t hard_running = terrain_ids.size();

// The first week with each ground, and with hard running; 0: none.
std::array<int, terrain_ids.size() + 1> first_weeks(const Sheet& sheet) {
  std::array<int, terrain_ids.size() + 1> first{};
  for (const Week& week : sheet.weeks) {
    const auto seen = [&first, &week](std::size_t thing) {
      first[thing] = first[thing] == 0 ? week.number : first[thing];
    };
    for (const RunOn& on : week.runs) {
      seen(static_cast<std::size_t>(on.run->terrain));
      if (on.run->hard > 0) seen(hard_running);
    }
  }
  return first;
}

// V15.
void check_ground_order(const Sheet& sheet, Found& found) {
  const auto first = first_weeks(sheet);
  for (const std::size_t later : {std::size_t{rolling}, std::size_t{downhill}}) {
    const int before = first[later - 1];
    if (first[later] > 0 && (before == 0 || first[later] < before + 2)) {
      found(first[later], "V15", "{} comes first here, {} in week {}", terrain_ids[later],
            terrain_ids[later - 1], before);
    }
  }
  if (first[downhill] > 0 && first[hard_running] >= first[downhill])
    found(first[hard_running], "V15", "hard running first comes after downhill");
}

std::vector<std::string> news_of(const Sheet& sheet, const Week& week) {
  std::vector<std::string> news;
  if (week.prev != nullptr && week.phase > week.prev->phase)
    news.push_back(fmt::format("phase:{}", phase_ids[static_cast<std::size_t>(week.phase)]));
  for (const WeekTechniqueRow& technique : week.row->techniques) {
    if (week.starts(technique.id)) news.push_back(fmt::format("technique:{}:start", technique.id));
    if (week.builds(technique.id)) news.push_back(fmt::format("technique:{}:rise", technique.id));
  }
  const auto first = first_weeks(sheet);
  for (const std::size_t ground : {std::size_t{uphill}, std::size_t{rolling}, std::size_t{downhill}}) {
    if (first[ground] == week.number) news.emplace_back(terrain_ids[ground]);
  }
  if (first[hard_running] == week.number) news.emplace_back("speed");
  if (week.base != nullptr && week.run_count() > week.base->run_count()) news.emplace_back("extra-run");
  return news;
}

}  // namespace

void check_terrain(const Sheet& sheet, Found& found) {
  check_ground_order(sheet, found);
  for (const Week& week : sheet.weeks) {
    check_ground(week, found);
    check_parts(week, found);
    check_one_rise(sheet, week, found);
  }
}

void check_novelty(const Sheet& sheet, Found& found) {
  for (const Week& week : sheet.weeks) {
    const std::vector<std::string> news = news_of(sheet, week);
    const std::vector<std::string> said{week.row->news.begin(), week.row->news.end()};
    if (news.size() > 1) found(week.number, "T10", "new: {}", fmt::join(news, ", "));
    if (std::set<std::string>(news.begin(), news.end()) != std::set<std::string>(said.begin(), said.end()) ||
        said.size() != news.size()) {
      found(week.number, "T10", "says {}, has {}", fmt::join(said, ", "), fmt::join(news, ", "));
    }
  }
}

}  // namespace kneecheck::plans
