// V14 to V17, V19 and T10: the ground, hard running, and one new thing at a time.
#include <algorithm>

#include "checker_exercises.h"

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
  const bool fast = (row.hard > 0 || row.strides > 0 || row.downhill > 0) && week.phase < run_phase;
  if (terrain > highest || hills || fast)
    found(week.number, "V14", "{} or fast in {}", terrain_ids[static_cast<std::size_t>(terrain)],
          phase_ids[static_cast<std::size_t>(week.phase)]);
}

bool is_new(const Week& week, Text entry) {
  const auto& news = week.row->news;
  return std::find(news.begin(), news.end(), entry) != news.end();
}

// V16.
void check_parts(const Week& week, Found& found) {
  for (const PartLimit& limit : part_limits) {
    const Fraction now = week.part(limit.part);
    const Fraction before = week.part_before(limit.part);
    if (now.num > 0 && (now > before + percent(limit.step) || now > percent(limit.most))) {
      found(week.number, "V16", "{}: {} of {} min", limit.name, now.num, now.den);
    }
    const bool hosted = limit.part == Part::hill && (is_new(week, "uphill") || is_new(week, "rolling"));
    if (week.deload && week.rises(limit.part) && !hosted)
      found(week.number, "V16", "{} in a deload", limit.name);
  }
}

// V17.
void check_one_rise(const Sheet& sheet, const Week& week, Found& found) {
  int rising = 0;
  for (const PartLimit& limit : part_limits) rising += week.rises(limit.part) ? 1 : 0;
  for (const Text id : sheet.techniques) rising += week.starts(id) || week.builds(id) ? 1 : 0;
  if (rising > 1) found(week.number, "V17", "{} things rise", rising);
  if (rising > 0 && week.base != nullptr && !sheet.within(week, 105, 110)) {
    found(week.number, "V17", "{} min after {} with a rise", week.minutes, week.base->minutes);
  }
  for (const WeekTechniqueRow& technique : week.row->techniques) {
    const bool learning = technique.state != "settled" && week.share(technique.id) < percent(50);
    if ((week.row->hard > 0 || week.row->strides > 0) && learning)
      found(week.number, "V17", "hard running while {} is below half", technique.id);
  }
}

// V19: how many strides, and on which runs.
void check_strides(const Sheet& sheet, const Week& week, Found& found) {
  const int strides = week.row->strides;
  if (!sheet.figures.fast && (strides > 0 || week.row->hard > 0))
    found(week.number, "V19", "fast running that nobody asked for, or in a gentle plan");
  const int before = week.base != nullptr ? std::max(week.base->row->strides, week.prev->row->strides) : 0;
  const int most = before == 0 ? 4 : week.deload ? std::max(4, before) : before + 2;
  if (strides > most) found(week.number, "V19", "{} strides after {}", strides, before);
  int runs = 0;
  for (const RunOn& on : week.runs) {
    runs += on.run->strides > 0 ? 1 : 0;
    if (on.run->strides > 8) found(week.number, "V19", "{} strides in a run", on.run->strides);
    if (on.run->strides > 0 && (on.run->terrain != flat || on.run->walk_run))
      found(week.number, "V19", "strides off the flat, or among walking breaks");
  }
  if (runs > 2) found(week.number, "V19", "strides in {} runs", runs);
}

// The first week with each of these; 0: none.
enum Thing : std::size_t {
  uphill_thing = uphill,
  rolling_thing = rolling,
  downhill_thing = downhill,
  hard_thing = terrain_ids.size(),
  strides_thing,
  things
};
using FirstWeeks = std::array<int, things>;
FirstWeeks first_weeks(const Sheet& sheet) {
  FirstWeeks first{};
  for (const Week& week : sheet.weeks) {
    const auto seen = [&first, &week](std::size_t thing) {
      first[thing] = first[thing] == 0 ? week.number : first[thing];
    };
    for (const RunOn& on : week.runs) {
      seen(static_cast<std::size_t>(on.run->terrain));
      if (on.run->hard > 0) seen(hard_thing);
      if (on.run->strides > 0) seen(strides_thing);
    }
  }
  return first;
}

// V15, V19: what comes first, and how long after the technique began.
void check_ground_order(const Sheet& sheet, Found& found) {
  const FirstWeeks first = first_weeks(sheet);
  for (const std::size_t later : {rolling_thing, downhill_thing}) {
    const int before = first[later - 1];
    if (first[later] > 0 && (before == 0 || first[later] < before + 2)) {
      found(first[later], "V15", "{} comes first here, {} in week {}", terrain_ids[later],
            terrain_ids[later - 1], before);
    }
  }
  const auto start = std::find_if(sheet.weeks.begin(), sheet.weeks.end(),
                                  [](const Week& week) { return !week.row->techniques.empty(); });
  const int began = start != sheet.weeks.end() ? start->number : sheet.week_count();
  const int gaps[] = {0, 6, 8, sheet.figures.gentle ? 12 : 10};
  for (const std::size_t ground : {uphill_thing, rolling_thing, downhill_thing}) {
    if (first[ground] > 0 && first[ground] < began + gaps[ground])
      found(first[ground], "V15", "{} less than {} weeks after the technique began", terrain_ids[ground],
            gaps[ground]);
  }
  const int fast = std::max(first[hard_thing], first[strides_thing]);
  if (first[downhill_thing] > 0 && fast >= first[downhill_thing])
    found(fast, "V15", "fast running first comes with or after downhill");
  if (first[hard_thing] > 0 && (first[strides_thing] == 0 || first[hard_thing] < first[strides_thing] + 2))
    found(first[hard_thing], "V19", "hard running first comes here, strides in week {}",
          first[strides_thing]);
}

// T10: the jumps that the weeks before did not have.
void add_jumps(const Sheet& sheet, const Week& week, std::vector<std::string>& news) {
  for (const Text jump : jump_ids) {
    const bool known = std::any_of(sheet.weeks.begin(), sheet.weeks.end(), [&week, jump](const Week& each) {
      return each.number < week.number && each.uses(jump);
    });
    if (week.uses(jump) && !known) news.push_back(fmt::format("jump:{}", jump));
  }
}

std::vector<std::string> news_of(const Sheet& sheet, const Week& week) {
  std::vector<std::string> news;
  if (week.prev != nullptr && week.phase > week.prev->phase)
    news.push_back(fmt::format("phase:{}", phase_ids[static_cast<std::size_t>(week.phase)]));
  for (const WeekTechniqueRow& technique : week.row->techniques) {
    if (week.starts(technique.id)) news.push_back(fmt::format("technique:{}:start", technique.id));
    if (week.builds(technique.id)) news.push_back(fmt::format("technique:{}:rise", technique.id));
  }
  const FirstWeeks first = first_weeks(sheet);
  for (const std::size_t ground : {uphill_thing, rolling_thing, downhill_thing}) {
    if (first[ground] == week.number) news.emplace_back(terrain_ids[ground]);
  }
  if (first[hard_thing] == week.number) news.emplace_back("speed");
  if (first[strides_thing] == week.number) news.emplace_back("strides");
  add_jumps(sheet, week, news);
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
    check_strides(sheet, week, found);
  }
}

void check_novelty(const Sheet& sheet, Found& found) {
  for (const Week& week : sheet.weeks) {
    const std::vector<std::string> news = news_of(sheet, week);
    const std::vector<std::string> said{week.row->news.begin(), week.row->news.end()};
    const auto free = std::count(news.begin(), news.end(), "phase:run");
    if (static_cast<std::ptrdiff_t>(news.size()) - free > 1)
      found(week.number, "T10", "new: {}", fmt::join(news, ", "));
    if (std::set<std::string>(news.begin(), news.end()) != std::set<std::string>(said.begin(), said.end()) ||
        said.size() != news.size()) {
      found(week.number, "T10", "says {}, has {}", fmt::join(said, ", "), fmt::join(news, ", "));
    }
  }
}

}  // namespace kneecheck::plans
