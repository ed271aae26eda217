#include <algorithm>
#include <array>

#include "base/words/syntax.h"
#include "figure/faults.h"
#include "knowledge/decode.h"
#include "knowledge/figures.h"

namespace kneecheck::knowledge {
namespace {

using figure::BodyAngle;
using figure::Degrees;
using figure::Figure;
using figure::Fit;
using figure::LimbAngle;
using figure::Part;
using figure::Pose;

constexpr std::string_view figures_file = "figures.yaml";
constexpr std::string_view found_word = "fit", none_word = "none", air_word = "air", feet_word = "feet";
constexpr int farthest = 250;  // centimetres
constexpr std::size_t most_parts = 8, most_marks = 8;
constexpr std::ptrdiff_t most_fits = 8;  // an angle of both sides is two

bool is_word(Value at, std::string_view word) {
  return at.is_scalar() && at.text() == word;
}

std::optional<Part> read_part(Value at, Diagnostics& problems) {
  const auto index = read_word(at, Names<Part>::words, problems);
  return index ? std::optional{static_cast<Part>(*index)} : std::nullopt;
}

bool same(Value a, Value b) {
  return &a.tree() == &b.tree() && a.index() == b.index();
}

// One, or a list of them.
template <class Each>
void each_value(Value at, const Each& each) {
  if (!at.is_list()) return each(at);
  for (Value item = at.first(); item.exists(); item = item.next(at)) each(item);
}

std::vector<Part> read_parts(Value at, Diagnostics& problems) {
  std::vector<Part> parts;
  each_value(at, [&](Value item) {
    if (is_word(item, feet_word)) {
      parts.insert(parts.end(), {Part::right_foot, Part::left_foot});
    } else if (const auto part = read_part(item, problems)) {
      parts.push_back(*part);
    }
  });
  return parts;
}

figure::Point read_point(Value at, Diagnostics& problems) {
  if (!at.is_list() || at.size() != 2) {
    unexpected(problems, at, KnowledgeText::expected_way);
    return {};
  }
  const Value up = at.first().next(at);
  const auto number = [&](Value value) {
    return static_cast<double>(read_whole(value, -farthest, farthest, problems).value_or(0));
  };
  return {number(at.first()), number(up)};
}

struct FigureReader {
  const Knowledge& knowledge;
  Diagnostics& problems;

  template <class Angle>
  void angle(Reader& entry, Angle which, Degrees& into, Fit fit) {
    const Value at = entry.value(word(which), Need::optional);
    if (!at.exists()) return;
    if (is_word(at, found_word)) {
      into.fit = fit;
      return;
    }
    const figure::Range range = figure::range_of(which);
    const auto value = read_whole(at, range.least, range.most, problems);
    into = {static_cast<double>(value.value_or(0)), Fit::told};
  }

  void limbs(Reader& entry, Pose& pose, std::optional<figure::Side> side) {
    for (std::size_t i = 0; i < pose.limbs[0].size(); ++i) {
      const auto which = static_cast<LimbAngle>(i);
      Degrees told = side ? pose.at(*side, which) : Degrees{};
      angle(entry, which, told, side ? Fit::own : Fit::tied);
      if (side) {
        pose.at(*side, which) = told;
      } else if (told.fit != Fit::open) {
        for (const figure::Side each : figure::sides) pose.at(each, which) = told;
      }
    }
  }

  // What is said changes `pose`. A pose of figures.yaml has an id and builds on no other.
  Pose pose(Value at, Pose pose, bool has_id = false) {
    if (!at.exists()) return pose;
    Reader entry = reader_of(at, problems, KnowledgeText::pose);
    if (has_id) {
      entry.value("id");
    } else if (const Value like = entry.value("like", Need::optional); like.exists()) {
      const auto named = read_id(like, ids_of(knowledge.poses), KnowledgeText::a_pose, problems);
      pose = named ? this->pose(knowledge.poses[*named].at, {}, true) : Pose{};
    }
    if (const Value on = entry.value("on", Need::optional); on.exists()) {
      pose.on = is_word(on, air_word) ? std::vector<Part>{} : read_parts(on, problems);
      no_more_than(most_parts, on, pose.on);
    }
    for (std::size_t i = 0; i < pose.body.size(); ++i)
      angle(entry, static_cast<BodyAngle>(i), pose.body[i], Fit::own);
    limbs(entry, pose, std::nullopt);
    for (const figure::Side side : figure::sides) {
      const Value one = entry.value(word(side), Need::optional);
      if (!one.exists()) continue;
      Reader limb = reader_of(one, problems, KnowledgeText::limb);
      limbs(limb, pose, side);
      limb.done();
    }
    pose.lift = read_int(entry, "lift", 0, farthest, static_cast<int>(pose.lift), Need::optional);
    pose.moving = entry.flag("moving", pose.moving);
    entry.done();
    const auto found = [](const Degrees& each) { return each.is_found(); };
    std::ptrdiff_t fits = std::ranges::count_if(pose.body, found);
    for (const auto& limb : pose.limbs) fits += std::ranges::count_if(limb, found);
    if (fits > most_fits) too_many(at, fits, most_fits);
    return pose;
  }

  void too_many(Value at, std::ptrdiff_t count, std::ptrdiff_t most) {
    const std::string number = std::to_string(count);
    report(problems, at, "out_of_range", {SyntaxText::out_of_range, {{"value", number}}},
           {KnowledgeText::at_most, {{"most", most}}});
  }
  // What a figure has no room for costs time, too.
  template <class Item>
  void no_more_than(std::size_t most, Value at, std::vector<Item>& items) {
    if (items.size() <= most) return;
    too_many(at, static_cast<std::ptrdiff_t>(items.size()), static_cast<std::ptrdiff_t>(most));
    items.resize(most);
  }

  figure::Prop prop(Value at, const std::vector<figure::Prop>& before) {
    Reader entry = reader_of(at, problems, KnowledgeText::prop);
    figure::Prop prop;
    prop.is = entry.one_of<figure::Thing>("is").value_or(figure::Thing::mat);
    if (const Value touch = entry.value("at", Need::optional); touch.exists()) {
      const auto behind = [&](const figure::Prop& each) { return is_word(touch, word(each.is)); };
      if (const auto other = std::ranges::find_if(before, behind); other != before.end()) {
        prop.behind = other->is;
      } else {
        prop.at = read_parts(touch, problems);
      }
    }
    prop.side = entry.one_of<figure::Where>("side", Need::optional);
    prop.height = read_int(entry, "height", 1, 150, 0, Need::optional);
    prop.in = entry.one_of<figure::Moment>("in", Need::optional);
    if (const Value to = entry.value("to", Need::optional); to.exists()) prop.to = read_point(to, problems);
    entry.done();
    return prop;
  }

  figure::Arrow arrow(Value at) {
    Reader entry = reader_of(at, problems, KnowledgeText::arrow);
    figure::Arrow arrow;
    if (const Value of = entry.value("of"); of.exists())
      arrow.of = read_part(of, problems).value_or(Part::seat);
    if (const Value go = entry.value("go", Need::optional); go.exists()) arrow.go = read_point(go, problems);
    if (const Value off = entry.value("beside", Need::optional); off.exists())
      arrow.beside = read_point(off, problems);
    arrow.there_and_back = entry.flag("both_ways");
    entry.done();
    return arrow;
  }

  figure::Spot spot(Value at) {
    Reader entry = reader_of(at, problems, KnowledgeText::spot);
    figure::Spot spot;
    if (const Value of = entry.value("at"); of.exists())
      spot.at = read_part(of, problems).value_or(Part::right_knee);
    if (const Value off = entry.value("off", Need::optional); off.exists())
      spot.off = read_point(off, problems);
    entry.done();
    return spot;
  }

  void lines(Value at, Figure& figure) {
    const bool is_one = at.is_list() && at.first().exists() && at.first().is_scalar();
    const auto add = [&](Value ends) {
      const std::vector<Part> parts = read_parts(ends, problems);
      if (parts.size() == 2) {
        figure.lines.push_back({parts[0], parts[1]});
      } else {
        unexpected(problems, ends, KnowledgeText::expected_ends);
      }
    };
    if (is_one) return add(at);
    each_value(at, add);
  }

  // `base`: of the exercise; what stands in `own` replaces it key by key, and changes its poses.
  Figure figure(Value own, Value base) {
    Reader entry = reader_of(own, problems, KnowledgeText::figure);
    if (std::ranges::any_of(knowledge.own_figures,
                            [&](const NamedValue& each) { return same(each.at, own); }))
      entry.value("id");
    Diagnostics unheard;
    Reader below{base, unheard, {}};
    const auto value = [&](std::string_view key) {
      const Value here = entry.value(key, Need::optional);
      if (here.exists() || !below.usable()) return here;
      return below.value(key, Need::optional);
    };
    Figure figure;
    if (const Value view = value("view"); view.exists())
      figure.view =
          static_cast<figure::View>(read_word(view, Names<figure::View>::words, problems).value_or(0));
    Pose now;
    for (const figure::Moment moment : {figure::Moment::start, figure::Moment::end, figure::Moment::wrong}) {
      const Value here = entry.value(word(moment), Need::optional);
      const Value there = below.usable() ? below.value(word(moment), Need::optional) : Value{};
      const bool is_start = moment == figure::Moment::start;
      if (!is_start && ((!here.exists() && !there.exists()) || (here.exists() && is_word(here, none_word))))
        continue;
      if (there.exists()) now = pose(there, std::move(now));
      if (here.exists()) now = pose(here, std::move(now));
      if (moment == figure::Moment::wrong) {
        figure.wrong = balanced(now);
      } else {
        figure.poses.push_back(balanced(now));
      }
    }
    if (const Value props = value("props"); props.exists()) {
      each_value(props, [&](Value at) { figure.props.push_back(prop(at, figure.props)); });
    }
    if (const Value at = value("arrow"); at.exists() && !is_word(at, none_word))
      each_value(at, [&](Value each) { figure.arrows.push_back(arrow(each)); });
    if (const Value at = value("look"); at.exists() && !is_word(at, none_word))
      figure.look = read_parts(at, problems);
    if (const Value at = value("line"); at.exists() && !is_word(at, none_word)) lines(at, figure);
    if (const Value at = value("zoom"); at.exists()) figure.zoom = read_part(at, problems);
    if (const Value at = value("spot"); at.exists())
      each_value(at, [&](Value each) { figure.spots.push_back(spot(each)); });
    no_more_than(most_marks, own, figure.props);
    no_more_than(most_marks, own, figure.arrows);
    no_more_than(most_marks, own, figure.look);
    no_more_than(most_marks, own, figure.lines);
    no_more_than(most_marks, own, figure.spots);
    entry.done();
    return figure;
  }
};

}  // namespace

std::optional<Figure> read_figure(const Knowledge& knowledge, const FigureAt& at, Diagnostics& problems) {
  const std::size_t before = problems.size();
  Figure figure = FigureReader{knowledge, problems}.figure(at.own, at.base);
  return problems.size() == before ? std::optional{std::move(figure)} : std::nullopt;
}

void read_poses(const Knowledge& knowledge, Diagnostics& problems) {
  FigureReader reader{knowledge, problems};
  for (const NamedValue& named : knowledge.poses) reader.pose(named.at, {}, true);
}

std::optional<Figure> figure_at(const Knowledge& knowledge, const FigureAt& at) {
  Diagnostics unheard{knowledge.language};
  return at.exists() ? read_figure(knowledge, at, unheard) : std::nullopt;
}

void decode_figures(Sections& sections, Knowledge& knowledge) {
  const auto read = [&](std::string_view list) {
    std::vector<NamedValue> all;
    for (const Value at : sections.entries(figures_file, list))
      all.push_back({value_under(at, "id").text(), at});
    return all;
  };
  knowledge.poses = read("poses");
  knowledge.own_figures = read("figures");
}

void let_figures_replace(Knowledge& knowledge, Diagnostics& problems) {
  Texts known;
  const auto put = [&](std::string_view id, Value& figure) {
    known.push_back(id);
    const auto own = std::ranges::find(knowledge.own_figures, id, &NamedValue::id);
    if (own != knowledge.own_figures.end()) figure = own->at;
  };
  for (Exercise& exercise : knowledge.exercises) put(exercise.id, exercise.figure);
  for (Technique& technique : knowledge.techniques) put(word(technique.id), technique.figure);
  for (ReadinessTest& test : knowledge.tests) put(test.id, test.figure);
  for (Question& question : knowledge.questions) put(question.id, question.figure);
  for (const NamedValue& own : knowledge.own_figures)
    read_id(value_under(own.at, "id"), known, KnowledgeText::a_thing_with_figure, problems);
}

std::vector<FigureEntry> all_figures(const Knowledge& knowledge) {
  std::vector<FigureEntry> all;
  const auto add = [&](TopicKind kind, std::string_view id, std::string_view name, const FigureAt& at,
                       std::size_t rung = 0) {
    if (at.exists()) all.push_back({kind, id, name, rung, at});
  };
  for (const Exercise& exercise : knowledge.exercises) {
    add(TopicKind::exercise, exercise.id, exercise.name, {exercise.figure, {}});
    for (std::size_t i = 0; i < exercise.ladder.size(); ++i)
      add(TopicKind::exercise, exercise.id, exercise.ladder[i].what,
          {exercise.ladder[i].figure, exercise.figure}, i + 1);
  }
  for (const Technique& technique : knowledge.techniques)
    add(TopicKind::technique, word(technique.id), technique.name, {technique.figure, {}});
  for (const ReadinessTest& test : knowledge.tests)
    add(TopicKind::test, test.id, test.name, {test.figure, {}});
  for (const Question& question : knowledge.questions)
    add(TopicKind::question, question.id, question.short_name, {question.figure, {}});
  return all;
}

}  // namespace kneecheck::knowledge
