#include "intake/read_day.h"

#include "base/text.h"
#include "base/words/intake.h"
#include "intake/remedies.h"
#include "intake/written.h"

namespace kneecheck::intake {

std::optional<Date> read_day(Value value, const Locale* table, Diagnostics& problems) {
  const Language& language = problems.language();
  const Locale& locale = table != nullptr ? *table : default_locale;
  if (!value.is_scalar()) {
    report(problems, value, "wrong_type",
           language.say(IntakeText::expected_date, {{"found", described(language, value)}}));
    return std::nullopt;
  }
  const std::string_view text = trimmed(value.text());
  if (const auto parsed = parse_day(text, locale)) return parsed;
  const std::size_t sound = problems.size();
  report(problems, value, "bad_value",
         language.say(IntakeText::not_a_date, {{"value", quoted(value.text())}}),
         language.say(IntakeText::write_as, {{"date", locale.example_date}}));
  if (table != nullptr) offer_locales(problems, sound, date_locales(language, text, locale));
  return std::nullopt;
}

}  // namespace kneecheck::intake
