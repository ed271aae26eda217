// Which plans the advice that hangs on the causes is for.
#include <algorithm>

#include "overlay.h"

namespace kneecheck::knowledge {
namespace {

const Knowledge& known() {
  static const std::unique_ptr<Knowledge> knowledge = builtin();
  return *knowledge;
}

std::uint64_t causes(std::initializer_list<std::string_view> ids) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < known().conditions.size(); ++i) {
    if (std::ranges::find(ids, known().conditions[i].id) != ids.end()) bits |= std::uint64_t{1} << i;
  }
  return bits;
}

std::string fitting(const std::vector<Advice>& chapter, std::uint64_t conditions) {
  std::string ids;
  for (const Advice& advice : chapter) {
    if (advice.suits.fit(conditions, 0)) ids += std::string{advice.id} + " ";
  }
  return ids;
}

}  // namespace

TEST_CASE("with ITB pain in a plan cycling waits, whatever else is in it (K1)") {
  const auto& keep_fit = known().advice.keep_fit;
  CHECK(fitting(keep_fit, causes({"itb"})) == "fit_limit fit_uphill fit_pool fit_cycling_later ");
  CHECK(fitting(keep_fit, causes({"itb", "patellofemoral"})) ==
        "fit_limit fit_pool fit_cycling_later fit_swimming fit_walking ");
  CHECK(fitting(keep_fit, causes({"itb", "patellar-tendon"})) ==
        "fit_limit fit_uphill fit_pool fit_cycling_later ");
  CHECK(fitting(keep_fit, causes({"chondromalacia"})) == "fit_limit fit_cycling fit_swimming fit_walking ");
  CHECK(fitting(keep_fit, causes({"patellar-tendon"})) == "fit_limit_tendon fit_tendon ");
}

TEST_CASE("of two causes the stricter limit is said, and the habits of both") {
  const auto both = causes({"patellofemoral", "patellar-tendon"});
  CHECK(fitting(known().advice.keep_fit, both) == "fit_limit fit_cycling fit_swimming fit_walking ");
  CHECK(fitting(known().advice.daily_life, both) ==
        "life_stairs life_sitting life_kneeling life_jumps life_chairs life_spread ");
}

}  // namespace kneecheck::knowledge
