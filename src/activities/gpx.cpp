// GPX 1.1 (and 1.0): tracks of points with places and times. Places become a length, and are forgotten.
#include <algorithm>
#include <string>
#include <utility>

#include "activities/readers.h"
#include "activities/track.h"
#include "activities/xml.h"
#include "base/number.h"
#include "base/text.h"
#include "base/words/activities.h"

namespace kneecheck::activities {
namespace {

struct Moment {
  Date date;                 // as it is written
  std::int64_t seconds = 0;  // since 1970
};

std::optional<int> two_digits(std::string_view text, std::size_t at, int most) {
  if (at + 2 > text.size()) return std::nullopt;
  const auto is_digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (!is_digit(at) || !is_digit(at + 1)) return std::nullopt;
  const int number = (text[at] - '0') * 10 + (text[at + 1] - '0');
  return number <= most ? std::optional{number} : std::nullopt;
}

// "2024-03-04T06:12:33Z", "2024-03-04T06:12:33.5+01:00"; without a zone it is taken for UTC.
std::optional<Moment> moment_of(std::string_view text) {
  constexpr std::size_t date_size = 10, second_at = 17, zone_at = 19;
  if (text.size() < zone_at || text[date_size] != 'T' || text[13] != ':' || text[16] != ':')
    return std::nullopt;
  const auto date = parse_date(text.substr(0, date_size));
  const auto hour = two_digits(text, date_size + 1, 23), minute = two_digits(text, 14, 59);
  const auto second = two_digits(text, second_at, 60);
  if (!date || !hour || !minute || !second) return std::nullopt;
  std::int64_t seconds = ((std::int64_t{date->days} * 24 + *hour) * 60 + *minute) * 60 + *second;
  std::string_view zone = text.substr(zone_at);
  if (zone.starts_with('.')) zone.remove_prefix(std::min(zone.find_first_of("Z+-"), zone.size()));
  if (zone.empty() || zone == "Z") return Moment{*date, seconds};
  const auto hours = two_digits(zone, 1, 15), minutes = two_digits(zone, 4, 59);
  if (zone.size() != 6 || zone[3] != ':' || !hours || !minutes) return std::nullopt;
  const std::int64_t offset = (std::int64_t{*hours} * 60 + *minutes) * 60;
  return Moment{*date, zone[0] == '-' ? seconds + offset : seconds - offset};
}

std::optional<Position> position_of(const XmlAttributes& attributes) {
  const auto latitude = attributes.find("lat"), longitude = attributes.find("lon");
  if (!latitude || !longitude) return std::nullopt;
  const auto north = parse_decimal(*latitude), east = parse_decimal(*longitude);
  constexpr std::int64_t quarter = 90 * decimal_one;
  if (!north || !east || *north < -quarter || *north > quarter || *east < -2 * quarter || *east > 2 * quarter)
    return std::nullopt;
  return Position{*north, *east};
}

struct Track {
  std::string type;
  std::optional<Date> date;
  // Of the part that is being read; a recorder begins a new one where it was stopped.
  std::optional<std::int64_t> first, last;
  std::int64_t seconds = 0;
  TrackLength length;
  bool is_torn = false;  // a time goes back

  void end_part() {
    if (first && *last >= *first) seconds += *last - *first;
    is_torn = is_torn || (first && *last < *first);
    first.reset();
    last.reset();
    length.lift();
  }
};

struct Tracks {
  std::vector<Activity> found;
  std::size_t untyped = 0, left_out = 0;
};

class Reader {
 public:
  XmlEvents events() {
    return {[this](std::string_view name, const XmlAttributes& attributes) { begin(name, attributes); },
            [this](std::string_view name) { end(name); },
            [this](std::string_view part) {
              constexpr std::size_t longest = 64;
              if (takes_text_ && text_.size() + part.size() <= longest) text_ += part;
            }};
  }
  bool is_gpx() const { return is_gpx_; }
  Tracks take() { return std::move(tracks_); }

 private:
  // The times of files and way points stand elsewhere.
  void begin(std::string_view name, const XmlAttributes& attributes) {
    ++depth_;
    if (depth_ == 1) is_gpx_ = name == "gpx";
    if (depth_ == 2 && name == "trk") track_.emplace();
    if (!track_) return;
    takes_text_ = (depth_ == 3 && name == "type") || (point_ && depth_ == 5 && name == "time");
    text_.clear();
    if (depth_ == 4 && name == "trkpt") point_.emplace(Point{position_of(attributes), {}});
  }

  void end(std::string_view name) {
    --depth_;
    if (!track_) return;
    if (takes_text_ && depth_ == 2) track_->type = trimmed(text_);
    if (takes_text_ && depth_ == 4) point_->moment = moment_of(text_);
    takes_text_ = false;
    if (depth_ == 3 && point_) end_point();
    if (depth_ == 2 && name == "trkseg") track_->end_part();
    if (depth_ == 1) end_track();
  }

  void end_point() {
    Track& track = *track_;
    const auto moment = point_->moment;
    if (point_->position)
      track.length.add(*point_->position, moment ? std::optional{moment->seconds} : std::nullopt);
    if (moment) {
      if (!track.date) track.date = moment->date;
      if (!track.first) track.first = moment->seconds;
      track.last = moment->seconds;
    }
    point_.reset();
  }

  void end_track() {
    const auto metres = track_->length.metres();
    const auto activity = track_->date && !track_->is_torn
                              ? plausible(*track_->date, track_->seconds, metres, names_a_run(track_->type))
                              : std::nullopt;
    if (activity && track_->type.empty()) {
      ++tracks_.untyped;
    } else if (activity && tracks_.found.size() < most_activities) {
      tracks_.found.push_back(*activity);
    } else {
      ++tracks_.left_out;
    }
    track_.reset();
  }

  struct Point {
    std::optional<Position> position;
    std::optional<Moment> moment;
  };

  bool is_gpx_ = false;
  std::size_t depth_ = 0;
  std::optional<Track> track_;
  std::optional<Point> point_;
  bool takes_text_ = false;
  std::string text_;
  Tracks tracks_;
};

}  // namespace

std::vector<Activity> read_gpx(std::string_view file, std::string_view bytes, Diagnostics& problems) {
  const Language& language = problems.language();
  Reader reader;
  if (const auto failure = read_xml(bytes, reader.events())) {
    if (failure->fault == XmlFault::document_type) {
      refuse(problems, file, failure->line, "syntax", language.say(ActivitiesText::document_type),
             ActivitiesText::remove_document_type);
    } else if (failure->fault == XmlFault::too_deep) {
      refuse(problems, file, failure->line, "too_deep", language.say(ActivitiesText::too_deep),
             ActivitiesText::what_is_read);
    } else {
      refuse(problems, file, failure->line, "syntax", language.say(ActivitiesText::torn_xml),
             ActivitiesText::copy_again);
    }
    return {};
  }
  Tracks tracks = reader.take();
  if (!reader.is_gpx() || (tracks.found.empty() && tracks.untyped + tracks.left_out == 0)) {
    refuse(problems, file, 0, "syntax",
           language.say(reader.is_gpx() ? ActivitiesText::no_track : ActivitiesText::not_activities),
           ActivitiesText::what_is_read);
    return {};
  }
  if (tracks.untyped > 0)
    warn(problems, file, 0, language.say(ActivitiesText::untyped, {{"n", tracks.untyped}}),
         ActivitiesText::write_type);
  if (tracks.left_out > 0)
    warn(problems, file, 0, language.say(ActivitiesText::tracks_left_out, {{"n", tracks.left_out}}),
         ActivitiesText::needs_date_and_time);
  return std::move(tracks.found);
}

}  // namespace kneecheck::activities
